/// The names that stand in one file, each with its lines: a compact form that is searched as it is.
///
/// Names are sorted by hash. Each is the distance to the hash before, the number of its lines, and for each line the
/// distance to the one before with place and spelling in the five lowest bits; all of them as LEB128
/// (https://en.wikipedia.org/wiki/LEB128).
package struct NameMentions: Hashable, Sendable {
  package private(set) var bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter lines: for each hash of a ``FoldedName`` its lines, in order.
  package init(_ lines: [UInt32: [NameMention]]) {
    bytes = []
    var lastHash: UInt32 = 0
    for (hash, mentions) in lines.sorted(by: { $0.key < $1.key }) {
      append(hash &- lastHash)
      append(UInt32(mentions.count))
      var lastLine = 0
      for mention in mentions {
        let signs = UInt32(mention.spelling.rawValue) << 2 | UInt32(mention.place.rawValue)
        append(UInt32(truncatingIfNeeded: mention.line - lastLine) << 5 | signs)
        lastLine = mention.line
      }
      lastHash = hash
    }
  }

  /// The lines of those names that are wanted; those that do not stand here are left out.
  ///
  /// O(n) in the number of bytes.
  package func lines(of wanted: Set<UInt32>) -> [UInt32: [NameMention]] {
    var found: [UInt32: [NameMention]] = [:]
    eachName { hash, start in if wanted.contains(hash) { found[hash] = lines(at: start) } }
    return found
  }

  /// Hands over the hash of each name, and where its lines begin for ``lines(at:)``.
  package func eachName(_ body: (_ hash: UInt32, _ start: Int) -> Void) {
    var reader = LEB128Reader(bytes: bytes)
    var hash: UInt32 = 0
    while let distance = reader.next() {
      let start = reader.position
      guard let count = reader.next() else { return }
      hash &+= distance
      body(hash, start)
      for _ in 0..<count { reader.skip() }
    }
  }

  /// The lines of the name that begin at `start`, in order.
  package func lines(at start: Int) -> [NameMention] {
    var reader = LEB128Reader(bytes: bytes, position: start)
    guard let count = reader.next() else { return [] }
    var mentions: [NameMention] = []
    while mentions.count < count {
      guard let value = reader.next(), let mention = NameMention(value, after: mentions.last?.line ?? 0) else { break }
      mentions.append(mention)
    }
    return mentions
  }

  private mutating func append(_ value: UInt32) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

extension NameMention {
  fileprivate init?(_ value: UInt32, after line: Int) {
    guard let place = Place(rawValue: UInt8(value & 3)), let spelling = Spelling(rawValue: UInt8(value >> 2 & 7)) else {
      return nil
    }
    self.init(line: line + Int(value >> 5), place: place, spelling: spelling)
  }
}

private struct LEB128Reader {
  let bytes: [UInt8]
  var position = 0

  /// nil at the end.
  mutating func next() -> UInt32? {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      value |= UInt32(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  mutating func skip() {
    while position < bytes.count, bytes[position] >= 0x80 { position += 1 }
    position += 1
  }
}
