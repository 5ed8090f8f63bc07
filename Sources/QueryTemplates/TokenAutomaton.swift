internal import Foundation

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
    /// Whether it is a fixed word that does not stand in queries on any table.
    var isTelling = false
  }

  /// A state while the automaton is built.
  struct State: Sendable {
    var edges: [Edge] = []
    /// States that are reached without a token.
    var silent: [Int32] = []
    var isAccepting = false
    /// Whether any balanced run of tokens leads back to it.
    var isClause = false
  }

  /// The edges of all states, one state after the other: an application has thousands of automata in memory.
  let edges: [Edge]
  let silent: [Int32]
  let isAccepting: [Bool]
  let isClause: [Bool]
  /// What it takes to say which way leads on from each state, in quarters of a bit.
  let choices: [UInt8]
  private let edgeStarts: [Int32]
  private let silentStarts: [Int32]
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
    let (states, starts) = builder.compacted()
    edges = states.flatMap(\.edges)
    silent = states.flatMap(\.silent)
    isAccepting = states.map(\.isAccepting)
    isClause = states.map(\.isClause)
    choices = states.map { Self.bits($0.edges.count + $0.silent.count + ($0.isAccepting ? 1 : 0)) }
    edgeStarts = Self.starts(of: states.map(\.edges.count))
    silentStarts = Self.starts(of: states.map(\.silent.count))
    self.starts = starts
    patterns = builder.patterns
    requiredWords = RequiredWords(of: self).byEnd
    isTooOpen = saysNothing
  }

  var stateCount: Int { isAccepting.count }

  /// The indices of a state's edges.
  @inline(__always)
  func edges(of state: Int) -> Range<Int> { Int(edgeStarts[state])..<Int(edgeStarts[state + 1]) }

  /// The indices of what is reached from a state without a token.
  @inline(__always)
  func silent(of state: Int) -> Range<Int> { Int(silentStarts[state])..<Int(silentStarts[state + 1]) }

  /// The logarithm of a number of ways to base 2, in quarters.
  private static func bits(_ ways: Int) -> UInt8 { UInt8(4 * log2(Double(max(ways, 1)))) }

  private static func starts(of counts: [Int]) -> [Int32] {
    var starts: [Int32] = [0]
    starts.reserveCapacity(counts.count + 1)
    var sum: Int32 = 0
    for count in counts {
      sum += Int32(count)
      starts.append(sum)
    }
    return starts
  }

  private var saysNothing: Bool {
    guard isClause.contains(true) else { return edges.isEmpty }
    return !edges.contains { edge in
      edge.kind == .pattern || (edge.kind == .word && !Keywords.structural.contains(edge.id))
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
      case .rows: .rows
      case .symbol, .pattern, .end: .symbol
      }
    let isTelling = kind == .word && !Keywords.everyday.contains(token.id)
    self.init(id: token.id, target: target, kind: kind, isTelling: isTelling)
  }
}
