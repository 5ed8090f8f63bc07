/// What PostgreSQL's scanner makes of a byte where a token may begin (src/backend/parser/scan.l).
enum ByteClass {
  case space, letter, digit, operatorPart, other

  @inline(__always)
  static func of(_ byte: UInt8) -> ByteClass {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0c: .space
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...0xff,
      SQLLexer.wildcard:
      .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "^"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "`"), UInt8(ascii: "?"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "="):
      .operatorPart
    default: .other
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool { of(byte) == .space }

  static func isLetter(_ byte: UInt8) -> Bool { of(byte) == .letter }

  static func isDigit(_ byte: UInt8) -> Bool { of(byte) == .digit }

  /// Whether a word goes on with it, apart from `$`.
  static func isWordPart(_ byte: UInt8) -> Bool {
    switch of(byte) {
    case .letter, .digit: true
    default: false
    }
  }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// PostgreSQL folds the letters of ASCII.
  static func folded(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
