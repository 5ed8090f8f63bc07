/// The words that every accepted text must contain, by data flow over the automaton.
struct RequiredWords {
  /// One set for each accepting state that can be reached; empty when that took too long.
  private(set) var byEnd: [Set<UInt64>] = []

  /// Words beyond this many are not looked at.
  private static let mostWords = 256
  /// How often a state may be visited on average until the search is given up.
  private static let mostVisits = 16

  /// A set of up to 256 words.
  private typealias Bits = SIMD4<UInt64>

  private let graph: StateGraph
  private var words: [UInt64] = []
  private var bitOfWord: [UInt64: Int] = [:]
  /// The words on all paths to a state that were followed so far; nil for a state not reached.
  private var before: [Bits?]
  private var waiting: [Int32] = []

  init(of graph: StateGraph, from starts: [Int32]) {
    self.graph = graph
    before = Array(repeating: nil, count: graph.count)
    for edge in graph.edges where edge.kind == .word && bitOfWord[edge.id] == nil && words.count < Self.mostWords {
      bitOfWord[edge.id] = words.count
      words.append(edge.id)
    }
    begin(at: Set(starts))
    var visits = 0
    while let state = waiting.popLast() {
      visits += 1
      guard visits <= graph.count * Self.mostVisits + 1000 else { return }
      visit(state)
    }
    byEnd = sets()
  }

  /// Takes the first token from every state in which a statement begins. No query is empty, so paths without a token,
  /// as behind a last semicolon, don't count.
  private mutating func begin(at starts: Set<Int32>) {
    var reached = starts
    var beginnings = Array(reached)
    while let state = beginnings.popLast() {
      if graph[state].isClause { flow(Bits(), to: state) }
      take(Bits(), from: state)
      for target in graph.silent[graph[state].silent] where reached.insert(target).inserted {
        beginnings.append(target)
      }
    }
  }

  private mutating func visit(_ state: Int32) {
    guard let bits = before[Int(state)] else { return }
    for target in graph.silent[graph[state].silent] { flow(bits, to: target) }
    take(bits, from: state)
  }

  private mutating func take(_ bits: Bits, from state: Int32) {
    for edge in graph.edges[graph[state].edges] {
      var after = bits
      if edge.kind == .word, let bit = bitOfWord[edge.id] { after[bit / 64] |= 1 << UInt64(bit % 64) }
      flow(after, to: edge.target)
    }
  }

  private mutating func flow(_ bits: Bits, to target: Int32) {
    let known = before[Int(target)]
    let merged = known.map { $0 & bits } ?? bits
    guard merged != known else { return }
    before[Int(target)] = merged
    waiting.append(target)
  }

  private func sets() -> [Set<UInt64>] {
    var distinct: Set<Set<UInt64>> = []
    for (number, state) in graph.states.enumerated() where state.isAccepting {
      guard let bits = before[number] else { continue }
      let set = words.indices.filter { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }.map { words[$0] }
      distinct.insert(Set(set))
    }
    // Whatever meets a set meets its subsets, too.
    return distinct.filter { set in !distinct.contains { $0.isStrictSubset(of: set) } }
      .sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
  }
}
