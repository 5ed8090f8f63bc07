/// Reads the words of a file, whatever its language: letters, digits, `_`, and every byte that is not ASCII.
struct WordReader {
  private let bytes: [UInt8]
  private var position = 0
  /// Of the line at ``position``.
  private var indentation = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func isPartOfWord(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- UInt8(ascii: "0") < 10 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  mutating func next() -> Word? {
    let gapStart = position
    while position < bytes.count, !Self.isLetter(bytes[position]) {
      // A number, with its suffix.
      if Self.isPartOfWord(bytes[position]) { skipWord() } else { position += 1 }
    }
    guard position < bytes.count else { return nil }
    let start = position
    var name = DefinedName()
    while position < bytes.count, Self.isPartOfWord(bytes[position]) {
      name.append(bytes[position])
      position += 1
    }
    let gap = gap(from: gapStart, to: start)
    return Word(
      start: start, end: position, hash: name.hash, gap: gap, follower: follower(at: position),
      indentation: indentation, isCapitalised: bytes[start] &- UInt8(ascii: "A") < 26)
  }

  private mutating func skipWord() {
    while position < bytes.count, Self.isPartOfWord(bytes[position]) { position += 1 }
  }

  private mutating func gap(from start: Int, to end: Int) -> Word.Gap {
    var gap = Word.Gap.joined
    if start == 0 { gap = .lineStart }
    for index in start..<end {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        gap = .lineStart
        indentation = 0
      case UInt8(ascii: " "): if gap == .lineStart { indentation += 1 }
      case UInt8(ascii: "\t"): if gap == .lineStart { indentation += 4 }
      case UInt8(ascii: "\r"), UInt8(ascii: "$"), UInt8(ascii: "@"): break
      case UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ")"):
        if gap == .lineStart { gap = .apart }
      case UInt8(ascii: "."): gap = gap == .joined || gap == .dotted ? .dotted : .apart
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "("):
        gap = gap == .lineStart || gap == .apart ? .apart : .opened
      default: gap = .apart
      }
    }
    return gap
  }

  private func follower(at end: Int) -> Word.Follower {
    var position = end
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
    guard position < bytes.count else { return .other }
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch bytes[position] {
    case UInt8(ascii: "("): return .parenthesis
    case UInt8(ascii: "="): return next == UInt8(ascii: "=") || next == UInt8(ascii: ">") ? .other : .assignment
    case UInt8(ascii: ":"): return next == UInt8(ascii: ":") ? .other : .assignment
    default: return .other
    }
  }

  /// Whether the line goes on from `position` to an opening brace at its end.
  func lineOpensBlock(from position: Int) -> Bool {
    var last: UInt8 = 0
    for byte in bytes[position...] {
      if byte == UInt8(ascii: "\n") { break }
      if byte > UInt8(ascii: " ") { last = byte }
    }
    return last == UInt8(ascii: "{")
  }
}
