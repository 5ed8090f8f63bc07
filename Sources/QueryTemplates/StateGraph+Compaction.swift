extension StateGraph {
  /// The graph without states that lead nowhere, cannot be reached, or only lead on to another one.
  ///
  /// More than half of the states are seams between the pieces of a template. Comparing goes over them for every token.
  func compacted(from starts: [Int32]) -> (graph: StateGraph, starts: [Int32]) {
    var compaction = Compaction(self)
    let starts = starts.compactMap { compaction.number(of: $0) }
    compaction.copyWays()
    return (compaction.graph, starts)
  }
}

private struct Compaction {
  private(set) var graph = StateGraph()
  private let original: StateGraph
  private let leadsToEnd: [Bool]
  /// Of the original's states in the new graph; -1 for those not come to yet.
  private var numbers: [Int32]
  /// The original's states in the order of their new numbers.
  private var order: [Int32] = []

  init(_ original: StateGraph) {
    self.original = original
    leadsToEnd = original.statesLeadingToEnd()
    numbers = Array(repeating: -1, count: original.count)
  }

  /// The new number of a state, or of the one that it leads to; nil if it leads nowhere.
  mutating func number(of state: Int32) -> Int32? {
    let state = original.destination(of: state)
    guard leadsToEnd[Int(state)] else { return nil }
    if numbers[Int(state)] < 0 {
      numbers[Int(state)] = graph.addState()
      order.append(state)
    }
    return numbers[Int(state)]
  }

  /// Goes over the states that have numbers, which gives numbers to those behind them.
  mutating func copyWays() {
    var own = 0
    while own < order.count {
      let state = original[order[own]]
      var ways = StateGraph.Ways(isAccepting: state.isAccepting, isClause: state.isClause)
      for index in state.silent {
        if let target = number(of: original.silent[index]), target != own { ways.silent.append(target) }
      }
      for index in state.edges {
        var edge = original.edges[index]
        guard let target = number(of: edge.target) else { continue }
        edge.target = target
        ways.edges.append(edge)
      }
      graph.lead(from: Int32(own), ways)
      own += 1
    }
  }
}

extension StateGraph {
  /// Where a state leads that does nothing but lead on; the way into a clause stays, since it counts as a hole filled.
  fileprivate func destination(of state: Int32) -> Int32 {
    var state = state
    // A loop of such states leads nowhere; any of them will do.
    for _ in 0..<64 {
      let passed = self[state]
      guard passed.silent.count == 1, passed.edges.isEmpty, !passed.isAccepting, !passed.isClause else { break }
      let next = silent[passed.silent.lowerBound]
      if self[next].isClause { break }
      state = next
    }
    return state
  }

  fileprivate func statesLeadingToEnd() -> [Bool] {
    let sources = StateSources(self)
    var leads = states.map { $0.isAccepting }
    var waiting = leads.indices.filter { leads[$0] }
    while let state = waiting.popLast() {
      var link = sources.last[state]
      while link >= 0 {
        let source = sources.links[Int(link)]
        link = source.before
        guard !leads[Int(source.state)] else { continue }
        leads[Int(source.state)] = true
        waiting.append(Int(source.state))
      }
    }
    return leads
  }
}

/// For each state, those from which a way leads to it, as linked lists.
private struct StateSources {
  private(set) var links: [(state: Int32, before: Int32)] = []
  private(set) var last: [Int32]

  init(_ graph: StateGraph) {
    last = Array(repeating: -1, count: graph.count)
    links.reserveCapacity(graph.edges.count + graph.silent.count)
    for (number, state) in graph.states.enumerated() {
      for index in state.silent { note(Int32(number), of: graph.silent[index]) }
      for index in state.edges { note(Int32(number), of: graph.edges[index].target) }
    }
  }

  private mutating func note(_ source: Int32, of target: Int32) {
    links.append((source, last[Int(target)]))
    last[Int(target)] = Int32(links.count - 1)
  }
}
