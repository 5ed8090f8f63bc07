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
      /// The same, a call, or something in parentheses: what may stand on one side of a comparison.
      case operand
      /// One or more rows of VALUES.
      case rows
    }

    var id: UInt64
    var target: Int32
    var kind: Kind
  }

  let graph: StateGraph
  /// For each state, the tokens that can come next there.
  let nextTokens: [TokenMask]
  /// Where a statement may begin: a template may hold several.
  let starts: [Int32]
  let patterns: [NamePattern]
  /// For each way to end, the ids of the words that stand on every path to it.
  private(set) var requiredWords: [Set<UInt64>] = []
  /// Whether it says too little to tell a query's origin by: it has clause holes, and no word on any path but those of
  /// every query's frame (``Keywords/structural``), as in `{sql}`, `{verb} {table}` or `SELECT {columns} FROM {table} {where}`.
  package private(set) var isTooOpen = false

  /// Compiles a template.
  ///
  /// - Returns: nil when the template is too large: it takes more than 200,000 states, or 10 MB have to be read.
  package init?(_ template: SentTemplate) {
    guard let builder = AutomatonBuilder(template.template, placeholders: template.placeholders) else { return nil }
    (graph, starts) = builder.graph.compacted(from: builder.starts)
    nextTokens = graph.nextTokens()
    patterns = builder.patterns
    requiredWords = RequiredWords(of: graph, from: starts).byEnd
    isTooOpen = saysNothing
  }

  private var saysNothing: Bool {
    guard graph.states.contains(where: { $0.isClause }) else { return graph.edges.isEmpty }
    return !graph.edges.contains { edge in
      edge.kind == .pattern || (edge.kind == .word && !Keywords.structural.contains(edge.id))
    }
  }
}

extension TokenAutomaton.Edge {
  /// An edge that reads a token of the template's own text; where it leads is still to be told.
  init(_ token: QueryToken) {
    let kind: Kind =
      switch token.kind {
      case .word: .word
      case .constant: .constant
      case .parameter: .parameter
      case .rows: .rows
      case .symbol, .pattern, .end: .symbol
      }
    self.init(id: token.id, target: -1, kind: kind)
  }
}
