/// The words that every accepted text must contain, by data flow over the automaton.
struct RequiredWords {
  /// One set for each accepting state that can be reached.
  private(set) var byEnd: [Set<UInt64>] = []

  /// Words beyond this many are not looked at.
  private static let mostWords = 256
  /// Rounds after which the answer so far, which may name fewer words, is taken. Each round goes once over the edges.
  private static let mostRounds = 8

  /// A set of up to 256 words.
  private typealias Bits = SIMD4<UInt64>

  init(of states: [TokenAutomaton.State], starts: [Int32]) {
    var bitOfWord: [UInt64: Int] = [:]
    for state in states {
      for edge in state.edges where edge.kind == .word && bitOfWord.count < Self.mostWords {
        if bitOfWord[edge.id] == nil { bitOfWord[edge.id] = bitOfWord.count }
      }
    }
    var seen = [Bits?](repeating: nil, count: states.count)
    var waiting: [Int32] = []
    let flow = { (bits: Bits, target: Int32) in
      let known = seen[Int(target)]
      let merged = known.map { $0 & bits } ?? bits
      if merged != known {
        seen[Int(target)] = merged
        waiting.append(target)
      }
    }
    for start in starts { flow(Bits(), start) }
    var steps = 0
    while let number = waiting.popLast() {
      steps += 1
      guard steps <= states.count * Self.mostRounds + 1000 else { return }
      let state = states[Int(number)]
      guard let bits = seen[Int(number)] else { continue }
      for target in state.silent { flow(bits, target) }
      for edge in state.edges {
        var after = bits
        if edge.kind == .word, let bit = bitOfWord[edge.id] { after[bit / 64] |= 1 << UInt64(bit % 64) }
        flow(after, edge.target)
      }
    }
    byEnd = Self.sets(of: states, seen: seen, bitOfWord: bitOfWord)
  }

  private static func sets(
    of states: [TokenAutomaton.State], seen: [Bits?], bitOfWord: [UInt64: Int]
  ) -> [Set<UInt64>] {
    var distinct: Set<Set<UInt64>> = []
    for (state, bits) in zip(states, seen) where state.isAccepting {
      guard let bits else { continue }
      distinct.insert(Set(bitOfWord.filter { bits[$0.value / 64] >> UInt64($0.value % 64) & 1 == 1 }.keys))
    }
    // A set that contains another one says nothing that the other does not.
    return distinct.filter { set in !distinct.contains { $0.isStrictSubset(of: set) } }
      .sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
  }
}
