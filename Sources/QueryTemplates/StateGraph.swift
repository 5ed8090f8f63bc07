internal import Foundation

/// The states of an automaton with what leads on from each.
///
/// All edges stand in one array, those of one state side by side: an application has thousands of automata in memory, and
/// comparing jumps from state to state.
struct StateGraph: Sendable {
  /// What leads on from a state.
  struct Ways {
    var edges: [TokenAutomaton.Edge] = []
    /// States that are reached without a token.
    var silent: [Int32] = []
    var isAccepting = false
    /// Whether any balanced run of tokens leads back to it.
    var isClause = false
  }

  struct State: Sendable {
    fileprivate var firstEdge: Int32 = 0
    fileprivate var lastEdge: Int32 = 0
    fileprivate var firstSilent: Int32 = 0
    fileprivate var lastSilent: Int32 = 0
    /// What it takes to say which way leads on, in quarters of a bit.
    fileprivate(set) var choices: UInt8 = 0
    fileprivate(set) var isAccepting = false
    /// Whether any balanced run of tokens leads back to it.
    fileprivate(set) var isClause = false

    /// Its edges' indices.
    @inline(__always)
    var edges: Range<Int> { Int(firstEdge)..<Int(lastEdge) }
    /// The indices of what is reached without a token.
    @inline(__always)
    var silent: Range<Int> { Int(firstSilent)..<Int(lastSilent) }

    var waysOn: Int { edges.count + silent.count + (isAccepting ? 1 : 0) }
  }

  private(set) var states: [State] = []
  private(set) var edges: [TokenAutomaton.Edge] = []
  private(set) var silent: [Int32] = []

  var count: Int { states.count }

  @inline(__always)
  subscript(state: Int32) -> State { states[Int(state)] }

  /// Adds a state from which nothing leads on yet.
  mutating func addState() -> Int32 {
    states.append(State())
    return Int32(states.count - 1)
  }

  mutating func addState(_ ways: Ways) -> Int32 {
    let state = addState()
    lead(from: state, ways)
    return state
  }

  /// Says what leads on from a state: once for each.
  mutating func lead(from state: Int32, _ ways: Ways) {
    var new = State(firstEdge: Int32(edges.count), firstSilent: Int32(silent.count))
    edges += ways.edges
    silent += ways.silent
    new.lastEdge = Int32(edges.count)
    new.lastSilent = Int32(silent.count)
    new.isAccepting = ways.isAccepting
    new.isClause = ways.isClause
    new.choices = UInt8(4 * log2(Double(max(new.waysOn, 1))))
    states[Int(state)] = new
  }
}
