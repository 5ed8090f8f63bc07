/// Reads the text that a template's machine writes: bytes to tokens, tokens to values. It can stop and go on anywhere.
struct TemplateReader: Hashable {
  /// One way to understand a hole: the tokens that it completes, and what then stands for it.
  struct Reading {
    enum Substance {
      /// Nothing, or a part of a token, or a value among the tokens.
      case none
      case name
      case operand
      case clause
    }

    var tokens: [QueryToken]
    var substance: Substance
    var reader: TemplateReader
  }

  private var lexer: SQLLexer
  private var folding = ValueFolding()

  init(placeholders: PlaceholderStyles) { lexer = SQLLexer(placeholders: placeholders) }

  /// Reads text and returns the tokens that are certain now.
  mutating func read(_ bytes: [UInt8]) -> [QueryToken] {
    var tokens: [SQLToken] = []
    for byte in bytes { lexer.feed(byte, at: 0, into: &tokens) }
    return fold(tokens)
  }

  /// Goes from one round of a loop to the next.
  mutating func crossLoop() { lexer.crossLoop() }

  /// Ends the text. What is cut off within quotes is dropped.
  mutating func finish() -> [QueryToken] {
    var output = endToken()
    folding.flush(into: &output)
    return output
  }

  private mutating func fold(_ tokens: [SQLToken]) -> [QueryToken] {
    var output: [QueryToken] = []
    for token in tokens { folding.take(token, into: &output) }
    return output
  }

  private mutating func endToken() -> [QueryToken] {
    var tokens: [SQLToken] = []
    _ = lexer.finish(at: 0, into: &tokens)
    return fold(tokens)
  }

  // MARK: Holes

  /// All ways to understand a hole that stands here.
  func readings(of hole: Hole) -> [Reading] {
    switch lexer.mode {
    case .quote, .quoteEscape, .dollarQuote, .quotedName, .lineComment, .blockComment, .dollar, .parameter, .name,
      .braceName, .percentName, .dollarTag:
      return [withinToken()]
    case .colon where lexer.placeholders.contains(.colon), .at: return [withinToken()]
    case .word where hole.kind != .clause:
      return [withinToken()] + (hole.kind == .identifier ? [] : betweenTokens(hole))
    case .integer, .integerDot, .fraction: return [withinToken()] + betweenTokens(hole)
    default: return betweenTokens(hole)
    }
  }

  private func withinToken() -> Reading {
    var reader = self
    var tokens: [SQLToken] = []
    reader.lexer.feedWildcard(at: 0, into: &tokens)
    return Reading(tokens: reader.fold(tokens), substance: .none, reader: reader)
  }

  private func betweenTokens(_ hole: Hole) -> [Reading] {
    var ended = self
    let tokens = ended.endToken()
    if ended.folding.absorbHoleInCast() { return [Reading(tokens: tokens, substance: .none, reader: ended)] }
    return ended.meanings(of: hole).map { meaning in
      var reading = ended.reading(as: meaning)
      reading.tokens = tokens + reading.tokens
      return reading
    }
  }

  private enum Meaning {
    case nothing, value, name, operand, clause
    /// The beginning of a word, such as a prefix before a table's name.
    case stem
  }

  /// The kind that the code gave to the hole decides where it gave one; otherwise the place does, and where the place
  /// does not, several are possible.
  private func meanings(of hole: Hole) -> [Meaning] {
    switch (hole.kind, folding.context) {
    case (.value, .expectsRelation), (.value, .expectsName): [.name, .stem]
    case (.value, _): [.value]
    case (.identifier, _): [.name, .stem]
    case (.clause, _): [.nothing, .value, .clause]
    case (.unknown, .expectsComparand), (.unknown, .behindLimit): [.value, .operand, .stem]
    case (.unknown, .expectsName): [.name, .stem]
    case (.unknown, .expectsRelation): [.name, .stem, .clause]
    case (.unknown, _): [.nothing, .value, .name, .stem, .clause]
    }
  }

  private func reading(as meaning: Meaning) -> Reading {
    var reader = self
    var tokens: [QueryToken] = []
    switch meaning {
    case .nothing: break
    case .value: reader.folding.takePlaceholder(into: &tokens)
    case .stem: return withinToken()
    case .name, .operand, .clause:
      reader.folding.flush(into: &tokens)
      reader.folding.noteHole()
    }
    let substance: Reading.Substance =
      switch meaning {
      case .name: .name
      case .operand: .operand
      case .clause: .clause
      default: .none
      }
    return Reading(tokens: tokens, substance: substance, reader: reader)
  }
}

extension ValueFolding {
  /// Something stood here that is not known; `IS {negation} NULL` still is what it looks like.
  fileprivate mutating func noteHole() {
    if context != .behindIs { context = .operand }
  }
}
