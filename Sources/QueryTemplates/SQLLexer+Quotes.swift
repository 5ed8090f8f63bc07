/// Strings, quoted names, dollar quotes, parameters and comments.
extension SQLLexer {
  mutating func beginString(_ kind: SQLToken.Kind, escapes: Bool) {
    self.kind = kind
    hasEscapes = escapes
    spelling = []
    mode = .quote
  }

  mutating func continueString(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    let isQuote = byte == UInt8(ascii: "'")
    switch mode {
    case .quote:
      if isQuote {
        mode = .quoteEnd
        mark = offset + 1
      } else {
        if hasEscapes && byte == UInt8(ascii: "\\") { mode = .quoteEscape }
        keep(byte)
      }
    case .quoteEscape:
      keep(byte)
      mode = .quote
    case .quoteEnd where isQuote && kind != .bits:
      keep(byte)
      mode = .quote
    case .quoteGapWithLineEnd where isQuote: mode = .quote
    case _ where ByteClass.isLineEnd(byte): mode = .quoteGapWithLineEnd
    case _ where ByteClass.isSpace(byte): if mode == .quoteEnd { mode = .quoteGap }
    default:
      emit(kind, end: mark, into: &tokens)
      return false
    }
    return true
  }

  mutating func continueQuotedName(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    let isQuote = byte == UInt8(ascii: "\"")
    if mode == .quotedName {
      if isQuote { mode = .quotedNameEnd } else { keep(byte) }
      return true
    }
    guard isQuote else {
      emit(.quotedName, end: offset, into: &tokens)
      return false
    }
    keep(byte)
    mode = .quotedName
    return true
  }

  mutating func continueDollar(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    switch mode {
    case .parameter where ByteClass.isDigit(byte) || byte == Self.wildcard: keep(byte)
    case .parameter:
      emit(.parameter, end: offset, into: &tokens)
      return false
    case .dollar where ByteClass.isDigit(byte) || byte == Self.wildcard:
      mode = .parameter
      keep(byte)
    case .dollarTag where ByteClass.isWordPart(byte), .dollar where ByteClass.isLetter(byte):
      mode = .dollarTag
      tag.append(byte)
    case _ where byte == UInt8(ascii: "$"):
      mode = .dollarQuote
      counter = 0
    default:
      endWithoutDollarQuote(at: offset, into: &tokens)
      return false
    }
    return true
  }

  private mutating func endWithoutDollarQuote(at offset: Int, into tokens: inout [SQLToken]) {
    let name = tag
    if placeholders.contains(.dollar) && !name.isEmpty {
      spelling = name
      emit(.placeholder, end: offset, into: &tokens)
      return
    }
    spelling = [UInt8(ascii: "$")]
    let behind = start + 1
    emit(.symbol, end: behind, into: &tokens)
    guard !name.isEmpty else { return }
    start = behind
    mode = .word
    for byte in name { keep(ByteClass.folded(byte)) }
  }

  mutating func continueDollarQuote(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    keep(byte)
    let isDollarDue = counter == 0 || counter == tag.count + 1
    if byte == (isDollarDue ? UInt8(ascii: "$") : tag[counter - 1]) {
      counter += 1
    } else {
      counter = byte == UInt8(ascii: "$") ? 1 : 0
    }
    guard counter == tag.count + 2 else { return true }
    spelling.removeLast(min(spelling.count, counter))
    emit(.string, end: offset + 1, into: &tokens)
    return true
  }

  mutating func continueComment(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    if mode == .lineComment {
      guard ByteClass.isLineEnd(byte) else { return true }
      emit(.comment, end: offset, into: &tokens)
      return false
    }
    switch (previous, byte) {
    case (UInt8(ascii: "/"), UInt8(ascii: "*")):
      counter = min(counter + 1, 1000)
      previous = 0
    case (UInt8(ascii: "*"), UInt8(ascii: "/")):
      counter -= 1
      previous = 0
      if counter == 0 { emit(.comment, end: offset + 1, into: &tokens) }
    case (_, UInt8(ascii: "*")), (_, UInt8(ascii: "/")): previous = byte
    default: previous = 0
    }
    return true
  }
}
