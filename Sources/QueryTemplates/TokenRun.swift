/// One comparison of a query with an automaton: all paths at once, keeping the best way to each state.
///
/// The automaton and the query are handed to each step and not kept, so that the innermost loops count no references.
struct TokenRun {
  private struct Arrival {
    var state: Int32
    var tally: PathTally
  }

  /// The states reached at each position, with the best way there; a state may be listed more than once.
  private var arrivals: [[Arrival]]
  /// The states active at the current position, and the best way to each.
  private var active: [Arrival] = []
  /// For each state, where it stands in `active`, if it stands there: a sparse set, which need not be cleared.
  private var slots: [Int32]
  private var steps = 0

  private init(states: Int, positions: Int) {
    arrivals = Array(repeating: [], count: positions + 1)
    slots = Array(repeating: 0, count: states)
  }

  static func outcome(
    of automaton: TokenAutomaton, over query: TokenReading, isPrefix: Bool
  ) -> TokenAutomaton.Outcome {
    var run = TokenRun(states: automaton.stateCount, positions: query.count)
    run.arrivals[0] = automaton.starts.map { Arrival(state: $0, tally: PathTally()) }
    for position in 0..<query.count {
      run.activate(at: position, automaton)
      for index in run.active.indices { run.leave(run.active[index], at: position, automaton, query) }
      guard run.steps <= TokenAutomaton.mostSteps else { return .gaveUp }
    }
    run.activate(at: query.count, automaton)
    return run.best(relations: query.relationCount, isPrefix: isPrefix, automaton)
  }

  private func best(relations: Int, isPrefix: Bool, _ automaton: TokenAutomaton) -> TokenAutomaton.Outcome {
    var best: PathTally?
    for arrival in active where isPrefix || automaton.isAccepting[Int(arrival.state)] {
      if best?.isWorse(than: arrival.tally) ?? true { best = arrival.tally }
    }
    return best.map { .match($0.match(relations: relations, isPrefix: isPrefix)) } ?? .noMatch
  }

  /// Makes the states that were reached at a position active, and those that can be reached from them without a token.
  private mutating func activate(at position: Int, _ automaton: TokenAutomaton) {
    active.removeAll(keepingCapacity: true)
    var waiting: [Arrival] = []
    swap(&waiting, &arrivals[position])
    while let arrival = waiting.popLast() {
      steps += 1
      guard enter(arrival) else { continue }
      for link in automaton.silent(of: Int(arrival.state)) {
        var onward = Arrival(state: automaton.silent[link], tally: arrival.tally)
        onward.tally.choices += Int32(automaton.choices[Int(arrival.state)])
        if automaton.isClause[Int(onward.state)] { onward.tally.holes += 1 }
        waiting.append(onward)
      }
    }
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

  private mutating func arrive(_ state: Int32, at position: Int, _ tally: PathTally) {
    arrivals[position].append(Arrival(state: state, tally: tally))
  }

  // MARK: Tokens

  /// Goes over every edge of a state that takes the token at a position.
  private mutating func leave(
    _ arrival: Arrival, at position: Int, _ automaton: TokenAutomaton, _ query: TokenReading
  ) {
    let token = query.keys[position]
    let edges = automaton.edges(of: Int(arrival.state))
    steps += 1 + edges.count
    var chosen = arrival.tally
    chosen.choices += Int32(automaton.choices[Int(arrival.state)])
    for index in edges {
      let edge = automaton.edges[index]
      guard Self.takes(edge, token) else { continue }
      if edge.kind == .pattern && !automaton.patterns[Int(edge.id)].matches(query.spellings[position]) { continue }
      follow(edge, from: chosen, at: position, query)
    }
    if automaton.isClause[Int(arrival.state)] && !token.isClose {
      // All up to the closing parenthesis is a part of the clause that is not known.
      let end = query.end(ofGroupAt: position) ?? position + 1
      var tally = arrival.tally
      tally.unknown += Int32(end - position)
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

  private mutating func follow(
    _ edge: TokenAutomaton.Edge, from before: PathTally, at position: Int, _ query: TokenReading
  ) {
    var tally = before
    switch edge.kind {
    case .word:
      tally.fixedWords += 1
      if edge.isTelling { tally.fixedNames += 1 }
      if query.keys[position].isRelation { tally.fixedRelations += 1 }
    case .symbol: tally.fixedSymbols += 1
    case .constant: tally.fixedConstants += 1
    case .parameter: tally.values += 1
    case .rows: return takeRows(at: position, to: edge.target, tally, query)
    case .pattern:
      tally.names += 1
      tally.holes += 1
      if query.keys[position].isRelation { tally.fixedRelations += 1 }
    case .name, .operand:
      tally.holes += 1
      return takeName(at: position, edge, tally, query)
    }
    arrive(edge.target, at: position + 1, tally)
  }

  /// A name may be qualified, by a schema or by a schema and a table; an operand may also be a call or a group.
  private mutating func takeName(
    at position: Int, _ edge: TokenAutomaton.Edge, _ before: PathTally, _ query: TokenReading
  ) {
    if query.keys[position].isOpen { return takeGroup(at: position, to: edge.target, before, query) }
    var tally = before
    tally.names += 1
    var end = position + 1
    while true {
      arrive(edge.target, at: end, tally)
      if edge.kind == .operand { takeGroup(at: end, to: edge.target, tally, query) }
      guard end + 1 < query.count, query.keys[end].isDot, query.keys[end + 1].kind == .word, end < position + 4 else {
        return
      }
      end += 2
      tally.names += 2
    }
  }

  /// Takes what stands in parentheses there, if anything does, as not known; `f($1)` is a name and a value.
  private mutating func takeGroup(at position: Int, to target: Int32, _ before: PathTally, _ query: TokenReading) {
    var tally = before
    if position < query.count, query.keys[position].isValue {
      tally.values += 1
      arrive(target, at: position + 1, tally)
    } else if let end = query.end(ofGroupAt: position) {
      tally.unknown += Int32(end - position)
      arrive(target, at: end, tally)
    }
  }

  /// Takes rows of VALUES: a value each, or what stands in parentheses.
  private mutating func takeRows(at position: Int, to target: Int32, _ before: PathTally, _ query: TokenReading) {
    var tally = before
    var end = position
    while end < query.count {
      if query.keys[end].isValue {
        tally.values += 1
        end += 1
      } else if let next = query.end(ofGroupAt: end) {
        tally.unknown += Int32(next - end)
        end = next
      } else {
        return
      }
      guard end < query.count, query.keys[end].isComma else { break }
      tally.unknown += 1
      end += 1
    }
    arrive(target, at: end, tally)
  }
}
