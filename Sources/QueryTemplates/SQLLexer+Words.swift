/// Words, numbers, and the marks that begin with `.` or `:`.
extension SQLLexer {
  mutating func continueWord(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    if mode == .unicodeMark { return continueUnicodeMark(byte, at: offset, into: &tokens) }
    if ByteClass.isWordPart(byte) || (byte == UInt8(ascii: "$") && !spelling.isEmpty) {
      keep(ByteClass.folded(byte))
      return true
    }
    switch (byte, spelling) {
    case (UInt8(ascii: "'"), [UInt8(ascii: "e")]): beginString(.string, escapes: true)
    case (UInt8(ascii: "'"), [UInt8(ascii: "b")]), (UInt8(ascii: "'"), [UInt8(ascii: "x")]):
      beginString(.bits, escapes: false)
    case (UInt8(ascii: "&"), [UInt8(ascii: "u")]):
      mode = .unicodeMark
      mark = offset
    default:
      emit(.word, end: offset, into: &tokens)
      return false
    }
    return true
  }

  /// Behind `u&`: a quote makes it a string or name with Unicode escapes, anything else an operator behind a word.
  private mutating func continueUnicodeMark(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    switch byte {
    case UInt8(ascii: "'"): beginString(.string, escapes: false)
    case UInt8(ascii: "\""):
      spelling = []
      mode = .quotedName
    default:
      let ampersand = mark
      emit(.word, end: ampersand, into: &tokens)
      start = ampersand
      mode = .symbol
      keep(UInt8(ascii: "&"))
      return false
    }
    return true
  }

  mutating func continueNumber(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    if mode == .dot { return continueDot(byte, at: offset, into: &tokens) }
    if ByteClass.isDigit(byte) {
      switch mode {
      case .integerDot: mode = .fraction
      case .exponentMark, .exponentSign: mode = .exponent
      default: break
      }
      keep(byte)
      return true
    }
    if byte == Self.wildcard || isPartOfNewerNumber(byte) {
      if byte != UInt8(ascii: "_") && byte != Self.wildcard { mode = .radix }
      keep(byte)
      return true
    }
    switch (mode, byte) {
    case (.integer, UInt8(ascii: ".")): mode = .integerDot
    case (.integerDot, UInt8(ascii: ".")): return endBeforeTwoDots(at: offset, into: &tokens)
    case (.integer, UInt8(ascii: "e")), (.integer, UInt8(ascii: "E")), (.integerDot, UInt8(ascii: "e")),
      (.integerDot, UInt8(ascii: "E")), (.fraction, UInt8(ascii: "e")), (.fraction, UInt8(ascii: "E")):
      mode = .exponentMark
    case (.exponentMark, UInt8(ascii: "+")), (.exponentMark, UInt8(ascii: "-")): mode = .exponentSign
    default:
      emit(.number, end: offset, into: &tokens)
      return false
    }
    keep(byte)
    return true
  }

  /// PostgreSQL 16 reads `1_000`, `0xFF`, `0o7` and `0b1`, too; for older servers they are errors.
  private func isPartOfNewerNumber(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "b"):
      spelling == [UInt8(ascii: "0")] || (mode == .radix && byte | 0x20 == UInt8(ascii: "b"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): mode == .radix
    default: byte == UInt8(ascii: "_") && [.integer, .fraction, .exponent, .radix].contains(mode)
    }
  }

  /// `1..2` is a number, two dots, and a number.
  private mutating func endBeforeTwoDots(at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    spelling.removeLast()
    emit(.number, end: offset - 1, into: &tokens)
    start = max(0, offset - 1)
    mode = .dot
    return false
  }

  private mutating func continueDot(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    keep(UInt8(ascii: "."))
    if ByteClass.isDigit(byte) {
      mode = .fraction
      return false
    }
    guard byte == UInt8(ascii: ".") else {
      emit(.symbol, end: start + 1, into: &tokens)
      return false
    }
    keep(byte)
    emit(.symbol, end: offset + 1, into: &tokens)
    return true
  }

  mutating func continueColon(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    if placeholders.contains(.colon), beginsColonName(byte) {
      mode = .name
      return false
    }
    keep(UInt8(ascii: ":"))
    guard byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") else {
      emit(.symbol, end: start + 1, into: &tokens)
      return false
    }
    keep(byte)
    emit(.symbol, end: offset + 1, into: &tokens)
    return true
  }

  /// `a[1:n]` is a slice; behind anything else that ends an operand, `:name` can only be a placeholder.
  private func beginsColonName(_ byte: UInt8) -> Bool {
    let isSlice = brackets > 0 && !expectsOperand
    return !isSlice && (ByteClass.isLetter(byte) || (ByteClass.isDigit(byte) && expectsOperand))
  }
}
