internal import SourceModel

/// Operators by PostgreSQL's rules, and the placeholders that begin with a byte of them.
extension SQLLexer {
  mutating func continueOperator(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    switch (spelling.last, byte) {
    case (UInt8(ascii: "-"), UInt8(ascii: "-")), (UInt8(ascii: "/"), UInt8(ascii: "*")):
      beginComment(byte, at: offset, into: &tokens)
      return true
    default: break
    }
    guard ByteClass.of(byte) == .operatorPart else {
      endOperator(at: offset, into: &tokens)
      return false
    }
    if let pending = placeholderMode(of: byte) {
      mark = offset
      mode = pending
      if pending == .question { beginPlaceholder(as: pending, into: &tokens) }
    } else if byte == UInt8(ascii: "?"), spelling.last == byte, placeholders.contains(.question) {
      // `??` is how JDBC writes the operator `?`.
    } else {
      keep(byte)
    }
    return true
  }

  /// Both comment marks take a byte that already counted as an operator.
  private mutating func beginComment(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) {
    spelling.removeLast()
    endOperator(at: max(0, offset - 1), into: &tokens)
    start = max(0, offset - 1)
    mode = byte == UInt8(ascii: "-") ? .lineComment : .blockComment
    counter = 1
  }

  /// Ends the operator read so far, if any: one of several bytes ends in `+` or `-` only if it holds one of `~!@#%^&|?` or
  /// a backtick (PostgreSQL, "Lexical Structure", Operators).
  mutating func endOperator(at end: Int, into tokens: inout [SQLToken]) {
    mode = .blank
    guard !spelling.isEmpty else { return }
    let whole = spelling
    let first = start
    let isSpecial = whole.contains { Self.special.contains($0) }
    var length = whole.count
    while !isSpecial, length > 1, whole[length - 1] == UInt8(ascii: "+") || whole[length - 1] == UInt8(ascii: "-") {
      length -= 1
    }
    let trailing = whole.count - length
    spelling = Array(whole[..<length])
    emit(.symbol, end: end - trailing, into: &tokens)
    for index in length..<whole.count {
      start = max(first, end - (whole.count - index))
      spelling = [whole[index]]
      emit(.symbol, end: start + 1, into: &tokens)
    }
  }

  private static let special = Array("~!@#%^&|`?".utf8)

  /// The mode in which to find out whether this byte of an operator begins a placeholder; nil where it cannot.
  private func placeholderMode(of byte: UInt8) -> Mode? {
    if placeholders.isEmpty { return nil }
    let last = spelling.last
    switch byte {
    case UInt8(ascii: "?") where !placeholders.isDisjoint(with: [.question, .numberedQuestion]):
      let isOperator = last.map { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "?") } ?? !expectsOperand
      return isOperator ? nil : .question
    case UInt8(ascii: "%") where placeholders.contains(.percent): return .percent
    case UInt8(ascii: "@") where placeholders.contains(.at):
      return last == UInt8(ascii: "<") || last == UInt8(ascii: "@") ? nil : .at
    case UInt8(ascii: "#") where placeholders.contains(.brace): return .hash
    default: return nil
    }
  }

  mutating func continuePlaceholder(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    switch mode {
    case .question: return continueQuestion(byte, at: offset, into: &tokens)
    case .percent: return continuePercent(byte, at: offset, into: &tokens)
    case .at: return resolve(ByteClass.isLetter(byte), as: .name, or: UInt8(ascii: "@"), into: &tokens)
    case .hash:
      let isBrace = byte == UInt8(ascii: "{")
      return resolve(isBrace, as: .braceName, or: UInt8(ascii: "#"), into: &tokens) || isBrace
    case .name: return continueName(while: ByteClass.isWordPart(byte), byte, at: offset, into: &tokens)
    case .braceName: return continueName(while: byte != UInt8(ascii: "}"), byte, at: offset + 1, into: &tokens)
    case .percentName:
      if byte == UInt8(ascii: ")") { mode = .percentSuffix } else { keep(byte) }
      return true
    default:
      let isLetter = ByteClass.isLetter(byte)
      emit(.placeholder, end: isLetter ? offset + 1 : offset, into: &tokens)
      return isLetter
    }
  }

  private mutating func continueQuestion(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    if ByteClass.isDigit(byte), placeholders.contains(.numberedQuestion) {
      keep(byte)
      return true
    }
    emit(.placeholder, end: offset, into: &tokens)
    return false
  }

  private mutating func continuePercent(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    let isFormat = byte == UInt8(ascii: "s") || (Self.formats.contains(byte) && (expectsOperand || !spelling.isEmpty))
    switch byte {
    case UInt8(ascii: "("): beginPlaceholder(as: .percentName, into: &tokens)
    case _ where isFormat:
      beginPlaceholder(as: .percentSuffix, into: &tokens)
      return false
    default:
      mode = .symbol
      keep(UInt8(ascii: "%"))
      return byte == UInt8(ascii: "%")
    }
    return true
  }

  /// The conversions that drivers know besides `%s`: psycopg's binary and text, and those of libraries for PHP and Perl.
  private static let formats = Array("btdif".utf8)

  /// Whether the pending byte begins a placeholder is now known: if not, it is a part of the operator.
  private mutating func resolve(
    _ isPlaceholder: Bool, as mode: Mode, or byte: UInt8, into tokens: inout [SQLToken]
  ) -> Bool {
    if isPlaceholder {
      beginPlaceholder(as: mode, into: &tokens)
    } else {
      self.mode = .symbol
      keep(byte)
    }
    return false
  }

  /// Ends the operator that stood before the placeholder.
  private mutating func beginPlaceholder(as mode: Mode, into tokens: inout [SQLToken]) {
    let begin = mark
    endOperator(at: begin, into: &tokens)
    start = begin
    mark = begin
    self.mode = mode
  }

  private mutating func continueName(
    while isPart: Bool, _ byte: UInt8, at end: Int, into tokens: inout [SQLToken]
  ) -> Bool {
    if isPart {
      keep(byte)
      return true
    }
    let isClosing = mode == .braceName
    emit(.placeholder, end: end, into: &tokens)
    return isClosing
  }
}
