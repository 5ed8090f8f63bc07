internal import SourceModel

/// Looks for names in the bytes of a file of any language, and for how they stand there.
///
/// It knows words and the signs around them, nothing of syntax. Of words without a second part, such as `status`, only
/// those that stand like names are taken, since prose is full of them.
struct MentionScanner {
  /// Raised when the rules change, so that files are looked at again.
  static let version = 3

  /// Lines kept of one name in one file.
  private static let lineLimit = 16
  /// Longer words are no names of columns: PostgreSQL cuts names at 63 bytes.
  private static let nameLimit = 64

  private let bytes: [UInt8]
  private var line = 1
  private var mentions: [UInt32: [NameMention]] = [:]

  static func mentions(in bytes: [UInt8]) -> NameMentions {
    var scanner = MentionScanner(bytes: bytes)
    scanner.scan()
    return NameMentions(scanner.mentions)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func scan() {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") {
        line += 1
        position += 1
      } else if WordReader.isPartOfWord(byte) {
        position = word(at: position)
      } else {
        position += 1
      }
    }
  }

  /// Takes a word, cut at double underscores as Django's lookups are, and returns where it ends.
  private mutating func word(at start: Int) -> Int {
    var name = NameShape()
    var nameStart = start
    var position = start
    while position < bytes.count, WordReader.isPartOfWord(bytes[position]) {
      let byte = bytes[position]
      if byte == UInt8(ascii: "_"), position + 1 < bytes.count, bytes[position + 1] == byte {
        add(name, from: nameStart, to: position)
        name = NameShape()
        position += 2
        nameStart = position
        continue
      }
      name.append(byte)
      position += 1
    }
    add(name, from: nameStart, to: position)
    if let last = lastName(from: nameStart, to: position) {
      add(last.name, from: last.start, to: position, place: .key)
    }
    return position
  }

  /// What stands behind the first `by` in a name: `find_by_token` and `findByToken` ask for a column `token`.
  private func lastName(from start: Int, to end: Int) -> (name: NameShape, start: Int)? {
    guard end - start > 4, end - start <= Self.nameLimit else { return nil }
    for position in start + 1..<end - 2 where bytes[position + 1] == UInt8(ascii: "y") {
      let (before, behind) = (bytes[position - 1], bytes[position + 2])
      var begin = position + 2
      if bytes[position] == UInt8(ascii: "b"), before == UInt8(ascii: "_"), behind == before {
        begin += 1
      } else if bytes[position] != UInt8(ascii: "B") || before &- UInt8(ascii: "a") >= 26
        || behind &- UInt8(ascii: "A") >= 26
      {
        continue
      }
      var name = NameShape()
      for byte in bytes[begin..<end] { name.append(byte) }
      return (name, begin)
    }
    return nil
  }

  /// - Parameter known: how it stands there, where that is not to be seen around it.
  private mutating func add(_ name: NameShape, from start: Int, to end: Int, place known: NameMention.Place? = nil) {
    guard name.count > 0, name.count <= Self.nameLimit, !name.beginsWithDigit else { return }
    let place = known ?? place(from: start, to: end)
    // A single letter is a column's name at most where it stands behind a dot or in quotes.
    let isNoted = place != .other || name.count > 1 && (name.isCompound || isNameLike(name, from: start, to: end))
    guard isNoted else { return }
    let mention = NameMention(line: line, place: place, spelling: name.spelling)
    var lines = mentions[name.folded.hash] ?? []
    if lines.last?.line == line {
      if mention < lines[lines.count - 1] { lines[lines.count - 1] = mention }
    } else if lines.count < Self.lineLimit {
      lines.append(mention)
    }
    mentions[name.folded.hash] = lines
  }

  private func byte(_ position: Int) -> UInt8 { bytes.indices.contains(position) ? bytes[position] : 0 }

  private func place(from start: Int, to end: Int) -> NameMention.Place {
    let before = byte(start - 1)
    switch before {
    case UInt8(ascii: "."): if byte(start - 2) != UInt8(ascii: ".") { return .attribute }
    case UInt8(ascii: "@"): return .attribute
    case UInt8(ascii: ">"): if byte(start - 2) == UInt8(ascii: "-") { return .attribute }
    case UInt8(ascii: ":"): return byte(start - 2) == UInt8(ascii: ":") ? .attribute : .key
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return .key
    default: break
    }
    var next = end
    while byte(next) == UInt8(ascii: " ") { next += 1 }
    switch byte(next) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return next == end ? .key : .other
    case UInt8(ascii: "_"): return .key
    case UInt8(ascii: ":"): return next == end && byte(next + 1) != UInt8(ascii: ":") ? .key : .other
    case UInt8(ascii: "="): return byte(next + 1) == UInt8(ascii: "=") ? .other : .key
    default: return .other
    }
  }

  /// Whether a word of one part that is no attribute and no key is still more than prose: what is called, indexed, gone
  /// into or declared, or a class.
  private func isNameLike(_ name: NameShape, from start: Int, to end: Int) -> Bool {
    switch byte(end) {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ";"), UInt8(ascii: "<"): return true
    case UInt8(ascii: "."): return WordReader.isPartOfWord(byte(end + 1))
    case UInt8(ascii: "-"): return byte(end + 1) == UInt8(ascii: ">")
    case UInt8(ascii: ":"): return true
    default: return name.spelling == .pascal && isAloneBehindWord(from: start)
    }
  }

  /// Whether a single word and a space stand before it on its line, as in `class Order`, `type Order` or `new Order`.
  private func isAloneBehindWord(from start: Int) -> Bool {
    guard byte(start - 1) == UInt8(ascii: " ") else { return false }
    var position = start - 2
    while position >= 0, WordReader.isPartOfWord(bytes[position]) { position -= 1 }
    guard position < start - 2 else { return false }
    while position >= 0, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") { position -= 1 }
    return position < 0 || bytes[position] == UInt8(ascii: "\n")
  }
}

/// The letters of one name as they come.
private struct NameShape {
  var folded = FoldedName()
  /// Letters and digits.
  var count = 0
  var beginsWithDigit = false
  private var hasSeparator = false
  private var hasLower = false
  private var beginsWithCapital = false
  private var hasLaterCapital = false
  private var endsWithUnderscore = false

  mutating func append(_ byte: UInt8) {
    folded.append(byte)
    if byte == UInt8(ascii: "_") {
      endsWithUnderscore = true
      return
    }
    if endsWithUnderscore, count > 0 { hasSeparator = true }
    endsWithUnderscore = false
    if byte &- UInt8(ascii: "A") < 26 {
      if count == 0 { beginsWithCapital = true } else { hasLaterCapital = true }
    } else if byte &- UInt8(ascii: "0") < 10 {
      if count == 0 { beginsWithDigit = true }
    } else {
      hasLower = true
    }
    count += 1
  }

  /// Whether it has two parts or more.
  var isCompound: Bool { hasSeparator || hasLaterCapital && hasLower }

  var spelling: NameMention.Spelling {
    let hasCapital = beginsWithCapital || hasLaterCapital
    if hasCapital, !hasLower { return .capitals }
    if hasSeparator { return hasCapital ? .mixed : .snake }
    if beginsWithCapital { return .pascal }
    return hasLaterCapital ? .camel : .flat
  }
}
