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

  private let automaton: TokenAutomaton
  private var words: [UInt64] = []
  private var bitOfWord: [UInt64: Int] = [:]
  /// The words on all paths to a state that were followed so far; nil for a state not reached.
  private var before: [Bits?]
  private var waiting: [Int32] = []

  init(of automaton: TokenAutomaton) {
    self.automaton = automaton
    before = Array(repeating: nil, count: automaton.stateCount)
    for edge in automaton.edges where edge.kind == .word && bitOfWord[edge.id] == nil && words.count < Self.mostWords {
      bitOfWord[edge.id] = words.count
      words.append(edge.id)
    }
    begin()
    var visits = 0
    while let state = waiting.popLast() {
      visits += 1
      guard visits <= automaton.stateCount * Self.mostVisits + 1000 else { return }
      visit(Int(state))
    }
    byEnd = sets()
  }

  /// Takes the first token from every state in which a statement begins. No query is empty, so paths without a token,
  /// as behind a last semicolon, don't count.
  private mutating func begin() {
    var reached = Set(automaton.starts)
    var beginnings = Array(reached)
    while let state = beginnings.popLast() {
      if automaton.isClause[Int(state)] { flow(Bits(), to: state) }
      take(Bits(), from: Int(state))
      for index in automaton.silent(of: Int(state)) where reached.insert(automaton.silent[index]).inserted {
        beginnings.append(automaton.silent[index])
      }
    }
  }

  private mutating func visit(_ state: Int) {
    guard let bits = before[state] else { return }
    for index in automaton.silent(of: state) { flow(bits, to: automaton.silent[index]) }
    take(bits, from: state)
  }

  private mutating func take(_ bits: Bits, from state: Int) {
    for index in automaton.edges(of: state) {
      let edge = automaton.edges[index]
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
    for state in 0..<automaton.stateCount where automaton.isAccepting[state] {
      guard let bits = before[state] else { continue }
      let set = words.indices.filter { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }.map { words[$0] }
      distinct.insert(Set(set))
    }
    // Whatever meets a set meets its subsets, too.
    return distinct.filter { set in !distinct.contains { $0.isStrictSubset(of: set) } }
      .sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
  }
}
