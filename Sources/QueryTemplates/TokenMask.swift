/// Kinds of tokens and groups of words, one bit each: two masks that have none in common stand for tokens of which none can be the
/// other, while those that have may.
struct TokenMask: Hashable, Sendable {
  private var bits: UInt64

  private init(_ bits: UInt64) { self.bits = bits }

  static let none = TokenMask(0)
  static let any = TokenMask(.max)
  /// Behind the last token.
  static let end = TokenMask(1)
  private static let value = TokenMask(1 << 1)
  private static let word = TokenMask(1 << 2)
  private static let name = TokenMask(1 << 3)
  private static let open = TokenMask(1 << 4)
  private static let kinds: UInt64 = 5

  /// The group of a word or a symbol.
  private init(id: UInt64) { bits = 1 << (Self.kinds + id % (64 - Self.kinds)) }

  /// What an edge takes.
  init(_ edge: TokenAutomaton.Edge) {
    self =
      switch edge.kind {
      case .word, .symbol: TokenMask(id: edge.id)
      case .constant: .value.union(TokenMask(id: edge.id))
      case .parameter: .value
      case .rows: .value.union(.open)
      case .pattern: .word
      case .name: .name
      case .operand: .name.union(.open)
      }
  }

  /// What a token is.
  init(_ token: QueryToken) {
    self =
      switch token.kind {
      case .constant, .parameter: .value
      case .word: .word.union(TokenMask(id: token.id)).union(token.isReserved ? .none : .name)
      case .symbol: token.id == QueryToken.open.id ? .open.union(TokenMask(id: token.id)) : TokenMask(id: token.id)
      case .pattern, .rows, .end: .any
      }
  }

  func union(_ other: TokenMask) -> TokenMask { TokenMask(bits | other.bits) }

  @inline(__always)
  func meets(_ other: TokenMask) -> Bool { bits & other.bits != 0 }
}

extension StateGraph {
  /// For each state, the tokens that can come next there, be it behind silent ways.
  func nextTokens() -> [TokenMask] {
    var masks = states.map { state in
      if state.isClause { return TokenMask.any }
      return edges[state.edges].reduce(state.isAccepting ? .end : .none) { $0.union(TokenMask($1)) }
    }
    // Ways lead to states with higher numbers for the most part: more than a few rounds are rare.
    for _ in 0..<Self.mostRounds {
      var isStable = true
      for state in states.indices.reversed() {
        let mask = silent[states[state].silent].reduce(masks[state]) { $0.union(masks[Int($1)]) }
        if mask != masks[state] {
          masks[state] = mask
          isStable = false
        }
      }
      if isStable { return masks }
    }
    return Array(repeating: .any, count: count)
  }

  private static let mostRounds = 64
}
