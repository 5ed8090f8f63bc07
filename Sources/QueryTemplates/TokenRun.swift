/// One comparison of a query with an automaton: all paths at once, keeping the best way to each state.
///
/// The automaton and the query are handed to each step and not kept, so that the innermost loops count no references.
struct TokenRun {
  private struct Arrival {
    var state: Int32
    var tally: PathTally
  }

  private var position = 0
  private let isPrefix: Bool
  /// The states active at the position, and the best way to each.
  private var active: [Arrival] = []
  /// For each state, where it stands in `active`, if it stands there: a sparse set, which need not be cleared.
  private var slots: [Int32]
  /// The states reached at the next position; a state may be listed more than once.
  private var next: [Arrival] = []
  /// Those reached further on, as a linked list for each position.
  private var further: [(arrival: Arrival, before: Int32)] = []
  private var lastFurther: [Int32]
  /// Behind all positions at which a state was reached.
  private var horizon = 0
  private var steps = 0

  private init(states: Int, positions: Int, isPrefix: Bool) {
    self.isPrefix = isPrefix
    slots = Array(repeating: 0, count: states)
    lastFurther = Array(repeating: -1, count: positions + 1)
  }

  static func outcome(
    of automaton: TokenAutomaton, over query: TokenReading, isPrefix: Bool
  ) -> TokenAutomaton.Outcome {
    var run = TokenRun(states: automaton.graph.count, positions: query.count, isPrefix: isPrefix)
    run.next = automaton.starts.map { Arrival(state: $0, tally: PathTally()) }
    while run.position < query.count {
      run.activate(automaton, query)
      for index in run.active.indices { run.leave(run.active[index], automaton, query) }
      if run.next.isEmpty && run.horizon <= run.position { return .noMatch }
      guard run.steps <= TokenAutomaton.mostSteps else { return .gaveUp }
      run.position += 1
    }
    run.activate(automaton, query)
    return run.best(relations: query.relationCount, automaton.graph)
  }

  private func best(relations: Int, _ graph: StateGraph) -> TokenAutomaton.Outcome {
    var best: PathTally?
    for var arrival in active where isPrefix || graph[arrival.state].isAccepting {
      if graph[arrival.state].isClause { arrival.tally.addHole() }
      if best?.isWorse(than: arrival.tally) ?? true { best = arrival.tally }
    }
    return best.map { .match($0.match(relations: relations, isPrefix: isPrefix)) } ?? .noMatch
  }

  /// Makes the states that were reached at the position active, and those that can be reached from them without a token.
  private mutating func activate(_ automaton: TokenAutomaton, _ query: TokenReading) {
    let mask = mask(at: position, query)
    active.removeAll(keepingCapacity: true)
    var link = lastFurther[position]
    while link >= 0 {
      next.append(further[Int(link)].arrival)
      link = further[Int(link)].before
    }
    while let arrival = next.popLast() {
      steps += 1
      guard automaton.nextTokens[Int(arrival.state)].meets(mask), enter(arrival) else { continue }
      let state = automaton.graph[arrival.state]
      var onward = arrival
      onward.tally.addChoices(state.choices)
      if state.isClause { onward.tally.addHole() }
      for index in state.silent {
        onward.state = automaton.graph.silent[index]
        if automaton.nextTokens[Int(onward.state)].meets(mask) { next.append(onward) } else { steps += 1 }
      }
    }
  }

  /// What must come next for a state to be of use there. A cut text may end anywhere.
  private func mask(at position: Int, _ query: TokenReading) -> TokenMask {
    isPrefix && position == query.count ? .any : query.masks[position]
  }

  /// Makes a state active; false when it already was, by a way that is as good.
  private mutating func enter(_ arrival: Arrival) -> Bool {
    let slot = Int(slots[Int(arrival.state)])
    if slot < active.count, active[slot].state == arrival.state {
      guard active[slot].tally.isWorse(than: arrival.tally) else { return false }
      active[slot].tally = arrival.tally
    } else {
      slots[Int(arrival.state)] = Int32(active.count)
      active.append(arrival)
    }
    return true
  }

  @inline(__always)
  private mutating func arrive(_ state: Int32, at end: Int, _ tally: PathTally) {
    let arrival = Arrival(state: state, tally: tally)
    if end == position + 1 { return next.append(arrival) }
    further.append((arrival, lastFurther[end]))
    lastFurther[end] = Int32(further.count - 1)
    horizon = max(horizon, end)
  }

  // MARK: Tokens

  /// Goes over every edge of a state that takes the token at the position.
  private mutating func leave(_ arrival: Arrival, _ automaton: TokenAutomaton, _ query: TokenReading) {
    let token = query.keys[position]
    let state = automaton.graph[arrival.state]
    steps += 1 + state.edges.count
    for index in state.edges {
      let edge = automaton.graph.edges[index]
      guard Self.takes(edge, token) else { continue }
      if edge.kind == .pattern && !automaton.patterns[Int(edge.id)].matches(query.spellings[position]) { continue }
      var tally = arrival.tally
      tally.addChoices(state.choices)
      follow(edge, tally, query)
    }
    if state.isClause && !token.isClose {
      // All up to the closing parenthesis is a part of the clause that is not known.
      let end = query.end(ofGroupAt: position) ?? position + 1
      var tally = arrival.tally
      tally.addUnknown(end - position)
      arrive(arrival.state, at: end, tally)
    }
  }

  private static func takes(_ edge: TokenAutomaton.Edge, _ token: TokenReading.Key) -> Bool {
    switch edge.kind {
    case .word: edge.id == token.id && token.kind == .word
    case .symbol: edge.id == token.id && token.kind == .symbol
    // The server writes a parameter for it; `NULL` may have been taken for a word on the other side.
    case .constant: token.kind == .parameter || (edge.id == token.id && token.kind != .symbol)
    case .parameter: token.isValue
    case .rows: token.isValue || token.isOpen
    case .pattern: token.kind == .word
    case .name: token.isName
    case .operand: token.isName || token.isOpen
    }
  }

  private mutating func follow(_ edge: TokenAutomaton.Edge, _ before: PathTally, _ query: TokenReading) {
    var tally = before
    switch edge.kind {
    case .word: tally.addWord(query.keys[position])
    case .symbol: tally.addSymbol()
    case .constant: tally.addConstant()
    case .parameter: tally.addValue()
    case .rows: return takeRows(to: edge.target, tally, query)
    case .pattern: tally.addPattern(query.keys[position])
    case .name, .operand:
      tally.addHole()
      return takeName(edge, tally, query)
    }
    arrive(edge.target, at: position + 1, tally)
  }

  /// A name may be qualified, by a schema or by a schema and a table; an operand may also be a call or a group.
  private mutating func takeName(_ edge: TokenAutomaton.Edge, _ before: PathTally, _ query: TokenReading) {
    if query.keys[position].isOpen { return takeGroup(at: position, to: edge.target, before, query) }
    var tally = before
    tally.addNames(1)
    var end = position + 1
    while true {
      arrive(edge.target, at: end, tally)
      if edge.kind == .operand { takeGroup(at: end, to: edge.target, tally, query) }
      guard end + 1 < query.count, query.keys[end].isDot, query.keys[end + 1].kind == .word, end < position + 4 else {
        return
      }
      end += 2
      tally.addNames(2)
    }
  }

  /// Takes what stands in parentheses there, if anything does, as not known; `f($1)` is a name and a value.
  private mutating func takeGroup(at start: Int, to target: Int32, _ before: PathTally, _ query: TokenReading) {
    var tally = before
    if start < query.count, query.keys[start].isValue {
      tally.addValue()
      arrive(target, at: start + 1, tally)
    } else if let end = query.end(ofGroupAt: start) {
      tally.addUnknown(end - start)
      arrive(target, at: end, tally)
    }
  }

  /// Takes rows of VALUES: a value each, or what stands in parentheses.
  private mutating func takeRows(to target: Int32, _ before: PathTally, _ query: TokenReading) {
    var tally = before
    var end = position
    while end < query.count {
      if query.keys[end].isValue {
        tally.addValue()
        end += 1
      } else if let next = query.end(ofGroupAt: end) {
        tally.addUnknown(next - end)
        end = next
      } else {
        return
      }
      guard end < query.count, query.keys[end].isComma else { break }
      tally.addUnknown(1)
      end += 1
    }
    arrive(target, at: end, tally)
  }
}
