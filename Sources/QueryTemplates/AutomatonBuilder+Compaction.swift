extension AutomatonBuilder {
  /// The automaton without states that lead nowhere, cannot be reached, or only lead on to another one.
  ///
  /// More than half of the states are seams between the pieces of a template. Comparing goes over them for every token.
  func compacted() -> (states: [TokenAutomaton.State], starts: [Int32]) {
    let leadsToEnd = statesLeadingToEnd()
    let onward = states.indices.map { destination(of: $0) }
    var numbers = [Int32](repeating: -1, count: states.count)
    var order: [Int] = []
    func number(of state: Int32) -> Int32? {
      let state = onward[Int(state)]
      guard leadsToEnd[state] else { return nil }
      if numbers[state] < 0 {
        numbers[state] = Int32(order.count)
        order.append(state)
      }
      return numbers[state]
    }
    let newStarts = starts.compactMap(number)
    var newStates: [TokenAutomaton.State] = []
    while newStates.count < order.count {
      var state = states[order[newStates.count]]
      let own = Int32(newStates.count)
      state.silent = state.silent.compactMap(number).filter { $0 != own }
      state.edges = state.edges.compactMap { edge in
        number(of: edge.target).map { target in
          var edge = edge
          edge.target = target
          return edge
        }
      }
      newStates.append(state)
    }
    return (newStates, newStarts)
  }

  /// Where a state leads that does nothing but lead on; the way into a clause stays, since it counts as a hole filled.
  private func destination(of state: Int) -> Int {
    var state = state
    // A loop of such states leads nowhere; any of them will do.
    for _ in 0..<64 {
      guard let next = states[state].silent.first, states[state].silent.count == 1, states[state].edges.isEmpty,
        !states[state].isAccepting, !states[state].isClause, !states[Int(next)].isClause
      else { break }
      state = Int(next)
    }
    return state
  }

  private func statesLeadingToEnd() -> [Bool] {
    var sources = [[Int32]](repeating: [], count: states.count)
    for (number, state) in states.enumerated() {
      for target in state.silent { sources[Int(target)].append(Int32(number)) }
      for edge in state.edges { sources[Int(edge.target)].append(Int32(number)) }
    }
    var leads = states.map(\.isAccepting)
    var waiting = leads.indices.filter { leads[$0] }
    while let state = waiting.popLast() {
      for source in sources[state] where !leads[Int(source)] {
        leads[Int(source)] = true
        waiting.append(Int(source))
      }
    }
    return leads
  }
}
