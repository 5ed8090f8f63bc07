/// All token sequences that a template stands for, to be compared with what a server ran.
package struct TokenAutomaton: Sendable {
  /// What one token has to be.
  struct Edge: Sendable {
    enum Kind: UInt8, Sendable {
      case word, symbol, constant, parameter
      /// A word by ``NamePattern``; the id is its index.
      case pattern
      /// Any name, qualified or not.
      case name
    }

    var kind: Kind
    var id: UInt64
    var target: Int32
  }

  struct State: Sendable {
    var edges: [Edge] = []
    /// States that are reached without a token.
    var silent: [Int32] = []
    var isAccepting = false
    /// Whether any balanced run of tokens leads back to it.
    var isClause = false
  }

  let states: [State]
  /// Where a statement may begin: a template may hold several.
  let starts: [Int32]
  let patterns: [NamePattern]
  /// For each way to end, the ids of the words that stand on every path to it.
  let requiredWords: [Set<UInt64>]
  /// Whether it says too little to tell a query's origin by: it has clause holes, and no word on any path but the
  /// structural keywords (``Keywords/structural``), as in `{sql}`, `{verb} {table}` or `SELECT {columns} FROM {table} {where}`.
  package let isTooOpen: Bool

  /// Compiles a template.
  ///
  /// - Parameter placeholders: how its texts mark values.
  /// - Returns: nil when the template is too large to be compiled (``AutomatonBuilder/mostStates``).
  package init?(_ template: Template, placeholders: PlaceholderStyles) {
    guard let builder = AutomatonBuilder(template, placeholders: placeholders) else { return nil }
    states = builder.states
    starts = builder.starts
    patterns = builder.patterns
    requiredWords = RequiredWords(of: states, starts: starts).byEnd
    isTooOpen = Self.isTooOpen(states)
  }

  private static func isTooOpen(_ states: [State]) -> Bool {
    guard states.contains(where: \.isClause) else { return !states.contains { !$0.edges.isEmpty } }
    return !states.contains { state in
      state.edges.contains { edge in
        edge.kind == .pattern || (edge.kind == .word && !Keywords.structural.contains(edge.id))
      }
    }
  }
}

extension TokenAutomaton.Edge {
  /// An edge that reads a token of the template's own text.
  init(_ token: QueryToken, target: Int32) {
    let kind: Kind =
      switch token.kind {
      case .word: .word
      case .constant: .constant
      case .parameter: .parameter
      case .symbol, .pattern, .end: .symbol
      }
    self.init(kind: kind, id: token.id, target: target)
  }
}
