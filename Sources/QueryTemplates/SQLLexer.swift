internal import SourceModel

/// PostgreSQL's lexical rules as a machine that takes one byte after the other.
///
/// Its state is a value: it can be kept in the middle of a token and resumed with other bytes, which is how the tokens of
/// a template are made over choices and holes, and it never fails. On every text that PostgreSQL 15's scanner accepts it
/// gives the same tokens, but for strings that are continued behind a comment.
package struct SQLLexer: Hashable, Sendable {
  enum Mode: UInt8 {
    case blank, word, unicodeMark
    case integer, integerDot, fraction, exponentMark, exponentSign, exponent, radix
    case dot, colon, dollar, dollarTag, dollarQuote, parameter
    case symbol
    case quote, quoteEscape, quoteEnd, quoteGap, quoteGapWithLineEnd, quotedName, quotedNameEnd
    case lineComment, blockComment
    case question, percent, percentName, percentSuffix, at, hash, braceName, name
  }

  /// Stands for text that is not known, inside of a token; PostgreSQL's texts never hold it.
  package static let wildcard: UInt8 = 0
  /// Longer names and constants are compared by this many bytes, so that a loop inside a token comes to an end.
  package static let longestSpelling = 1024

  /// Half of all tokens are one of these: they share their spellings instead of having memory of their own.
  private static let singleBytes = (0...UInt8.max).map { [$0] }

  let placeholders: PlaceholderStyles
  var mode = Mode.blank
  var kind = SQLToken.Kind.word
  var spelling: [UInt8] = []
  /// The tag of a dollar quote.
  var tag: [UInt8] = []
  /// The depth of a block comment, or how much of a dollar quote's end has been seen.
  var counter = 0
  /// The byte before, where two of them make or end a comment.
  var previous: UInt8 = 0
  var hasEscapes = false
  var start = 0
  /// Where a token ended that may turn out to go on, or where one began that may turn out not to.
  var mark = 0
  /// Whether the tokens so far ask for an operand: tells a placeholder `?` from the operator.
  var expectsOperand = true
  /// How often the token has crossed from one round of a loop to the next.
  var crossings: UInt8 = 0
  /// How many `[` are open.
  var brackets = 0

  package init(placeholders: PlaceholderStyles = []) { self.placeholders = placeholders }

  /// All tokens of a text, and whether it ends outside of quotes and block comments; what is cut off gives no token.
  package static func scan(
    _ text: [UInt8], placeholders: PlaceholderStyles = []
  ) -> (tokens: [SQLToken], isComplete: Bool) {
    var lexer = SQLLexer(placeholders: placeholders)
    var tokens: [SQLToken] = []
    tokens.reserveCapacity(text.count / 5)
    for (offset, byte) in text.enumerated() { lexer.feed(byte, at: offset, into: &tokens) }
    let isComplete = lexer.finish(at: text.count, into: &tokens)
    return (tokens, isComplete)
  }

  /// Takes one byte of text. NUL, which no text for PostgreSQL holds, counts as a space.
  @inline(__always)
  package mutating func feed(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) {
    let byte = byte == Self.wildcard ? UInt8(ascii: " ") : byte
    while !consume(byte, at: offset, into: &tokens) {}
  }

  /// Takes text that is not known as a part of the token that it stands in or begins.
  package mutating func feedWildcard(at offset: Int, into tokens: inout [SQLToken]) {
    while !consume(Self.wildcard, at: offset, into: &tokens) {}
  }

  /// Goes from one round of a loop in a template to the next. A token that takes in a whole round is one of which nothing
  /// is known: otherwise each round would make new ones, and there is no end of rounds.
  mutating func crossLoop() {
    switch mode {
    case .word, .quotedName, .quote, .dollarQuote, .integer, .fraction, .parameter, .name:
      crossings = min(crossings + 1, 2)
      if crossings == 2 { spelling = [Self.wildcard, Self.wildcard] }
    default: break
    }
  }

  /// Ends the text; false when it ends inside of quotes or a block comment.
  package mutating func finish(at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    feed(UInt8(ascii: " "), at: offset, into: &tokens)
    switch mode {
    case .quoteGap, .quoteGapWithLineEnd: emit(kind, end: mark, into: &tokens)
    case .lineComment: emit(.comment, end: offset, into: &tokens)
    case .blank: break
    default: return false
    }
    return true
  }

  /// Whether the byte was taken; if not, it ended a token and has to be offered again.
  private mutating func consume(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    switch mode {
    case .blank: begin(with: byte, at: offset, into: &tokens)
    case .word, .unicodeMark: continueWord(byte, at: offset, into: &tokens)
    case .integer, .integerDot, .fraction, .exponentMark, .exponentSign, .exponent, .radix, .dot:
      continueNumber(byte, at: offset, into: &tokens)
    case .colon: continueColon(byte, at: offset, into: &tokens)
    case .dollar, .dollarTag, .parameter: continueDollar(byte, at: offset, into: &tokens)
    case .dollarQuote: continueDollarQuote(byte, at: offset, into: &tokens)
    case .symbol: continueOperator(byte, at: offset, into: &tokens)
    case .quote, .quoteEscape, .quoteEnd, .quoteGap, .quoteGapWithLineEnd:
      continueString(byte, at: offset, into: &tokens)
    case .quotedName, .quotedNameEnd: continueQuotedName(byte, at: offset, into: &tokens)
    case .lineComment, .blockComment: continueComment(byte, at: offset, into: &tokens)
    case .question, .percent, .percentName, .percentSuffix, .at, .hash, .braceName, .name:
      continuePlaceholder(byte, at: offset, into: &tokens)
    }
  }

  private mutating func begin(with byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    start = offset
    switch ByteClass.of(byte) {
    case .space: return true
    case .letter: mode = .word
    case .digit: mode = .integer
    case .operatorPart: mode = .symbol
    case .other: return beginOther(byte, at: offset, into: &tokens)
    }
    return false
  }

  private mutating func beginOther(_ byte: UInt8, at offset: Int, into tokens: inout [SQLToken]) -> Bool {
    switch byte {
    case UInt8(ascii: "'"): beginString(.string, escapes: false)
    case UInt8(ascii: "\""): mode = .quotedName
    case UInt8(ascii: "$"): mode = .dollar
    case UInt8(ascii: "."): mode = .dot
    case UInt8(ascii: ":"): mode = .colon
    default:
      spelling = Self.singleBytes[Int(byte)]
      emit(.symbol, end: offset + 1, into: &tokens)
    }
    return true
  }

  /// Keeps a byte of the token's spelling.
  @inline(__always)
  mutating func keep(_ byte: UInt8) {
    if spelling.count < Self.longestSpelling { spelling.append(byte) }
  }

  /// Ends the token.
  mutating func emit(_ kind: SQLToken.Kind, end: Int, into tokens: inout [SQLToken]) {
    tokens.append(SQLToken(kind: kind, range: ByteRange(start: start, end: max(start, end)), spelling: spelling))
    note(kind)
    mode = .blank
    self.kind = .word
    spelling = []
    tag = []
    counter = 0
    previous = 0
    hasEscapes = false
    mark = 0
    start = 0
    crossings = 0
  }

  private mutating func note(_ kind: SQLToken.Kind) {
    switch kind {
    case .comment: break
    case .word: expectsOperand = Keywords.expectOperand.contains(spelling)
    case .symbol:
      let last = spelling.last
      if last == UInt8(ascii: "[") { brackets = min(brackets + 1, 100) }
      if last == UInt8(ascii: "]") { brackets = max(brackets - 1, 0) }
      expectsOperand = last != UInt8(ascii: ")") && last != UInt8(ascii: "]")
    case .quotedName, .string, .bits, .number, .parameter, .placeholder: expectsOperand = false
    }
  }
}
