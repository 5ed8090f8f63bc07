/// What a hole is by where it stands, and what stands in for it so that the text stays parseable.
struct HolePlacement {
  enum StandIn: Equatable {
    case nothing
    case parameter
    /// A parameter in parentheses: the list of IN, a row of VALUES.
    case list
    case name
    case condition
    case assignment
    case query
    /// Bytes that continue the token that the hole stands in.
    case part([UInt8])
  }

  var kind: Hole.Kind
  var standIn: StandIn

  /// - Parameters:
  ///   - lexer: in the state in which the text before the hole left it.
  ///   - place: what the tokens before say; the one that may still be open is not among them.
  ///   - next: the known bytes behind the hole, as many as are known up to the next hole.
  init(of hole: Hole, lexer: SQLLexer, place: StatementPlace, lastByte: UInt8?, next: ArraySlice<UInt8>) {
    if let inside = Self.insideToken(hole, lexer: lexer, lastByte: lastByte, next: next) {
      self = inside
      return
    }
    var ended = lexer
    var tokens: [SQLToken] = []
    _ = ended.finish(at: 0, into: &tokens)
    var place = place
    for token in tokens { place.note(token) }
    self.init(of: hole, place: place, next: next)
  }

  private init(kind: Hole.Kind, standIn: StandIn) {
    self.kind = kind
    self.standIn = standIn
  }

  /// A hole within quotes, a comment, a placeholder's name, a number or a word.
  private static func insideToken(
    _ hole: Hole, lexer: SQLLexer, lastByte: UInt8?, next: ArraySlice<UInt8>
  ) -> HolePlacement? {
    switch lexer.mode {
    case .quote, .quoteEscape, .dollarQuote, .lineComment, .blockComment, .dollarTag:
      HolePlacement(kind: .value, standIn: .nothing)
    case .quotedName: HolePlacement(kind: .identifier, standIn: .name)
    case .dollar, .parameter: HolePlacement(kind: .value, standIn: .part([UInt8(ascii: "1")]))
    case .name, .braceName, .percentName, .at: HolePlacement(kind: .value, standIn: .part([UInt8(ascii: "p")]))
    case .colon where lexer.placeholders.contains(.colon):
      HolePlacement(kind: .value, standIn: .part([UInt8(ascii: "p")]))
    case .integer, .integerDot, .fraction: HolePlacement(kind: .value, standIn: .part([UInt8(ascii: "0")]))
    case .word where continuesWord(hole, lastByte: lastByte, next: next):
      HolePlacement(kind: .identifier, standIn: .name)
    default: nil
    }
  }

  /// `events_{year}` and `a{b}c` are one name; `FROM t{where}` is more likely a name and a clause.
  private static func continuesWord(_ hole: Hole, lastByte: UInt8?, next: ArraySlice<UInt8>) -> Bool {
    if hole.kind == .clause { return false }
    if hole.kind == .identifier { return true }
    let isStem = lastByte.map { $0 == UInt8(ascii: "_") || ByteClass.isDigit($0) } ?? false
    return isStem || next.first.map(ByteClass.isWordPart) ?? false
  }

  private init(of hole: Hole, place: StatementPlace, next: ArraySlice<UInt8>) {
    kind = Self.kind(of: hole, place: place, next: next)
    standIn =
      switch kind {
      case .value: Self.valueStandIn(at: place)
      case .identifier: .name
      case .clause, .unknown: Self.clauseStandIn(at: place)
      }
  }

  private static func kind(of hole: Hole, place: StatementPlace, next: ArraySlice<UInt8>) -> Hole.Kind {
    if hole.kind == .identifier || hole.kind == .clause { return hole.kind }
    if place.expectsName { return .identifier }
    if hole.kind == .value { return .value }
    let isGlued = next.first.map { ByteClass.isWordPart($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "(") }
    if isGlued ?? false { return .identifier }
    if place.expectsValue { return .value }
    return isOperand(before: next) ? .identifier : .clause
  }

  /// Whether what follows is a comparison, so that an operand stands before it.
  private static func isOperand(before next: ArraySlice<UInt8>) -> Bool {
    let rest = next.drop(while: ByteClass.isSpace)
    guard let first = rest.first else { return false }
    if first == UInt8(ascii: "=") || first == UInt8(ascii: "<") || first == UInt8(ascii: ">") { return true }
    let word = rest.prefix(8).prefix(while: ByteClass.isWordPart).map(ByteClass.folded)
    return word.count < rest.count && comparisons.contains(word)
  }

  private static func valueStandIn(at place: StatementPlace) -> StandIn {
    lists.contains(place.lastWord) ? .list : .parameter
  }

  private static func clauseStandIn(at place: StatementPlace) -> StandIn {
    if place.expectsQuery { return .query }
    let isBehindComma = place.last?.spelling == [UInt8(ascii: ",")]
    let isBehindParenthesis = place.last?.spelling == [UInt8(ascii: "(")]
    if place.isInColumns { return isBehindComma || isBehindParenthesis ? .name : .nothing }
    switch place.clause {
    case .condition: return isBehindParenthesis || conditionOpeners.contains(place.lastWord) ? .condition : .nothing
    case .list, .relations: return isBehindComma || listOpeners.contains(place.lastWord) ? .name : .nothing
    case .assignments: return isBehindComma || !place.lastWord.isEmpty && place.lastWord == set ? .assignment : .nothing
    case .values: return isBehindComma || lists.contains(place.lastWord) ? .list : .nothing
    case .none, .into: return .nothing
    }
  }

  private static let comparisons = Keywords.set("like ilike in is between not similar")
  private static let lists = Keywords.set("in values")
  private static let conditionOpeners = Keywords.set("where and or not on having when")
  private static let listOpeners = Keywords.set("select distinct by returning from join update table using all")
  private static let set = Array("set".utf8)
}
