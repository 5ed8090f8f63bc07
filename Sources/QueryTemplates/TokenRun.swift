/// One comparison of a query with an automaton: all paths at once, keeping the best way to each state.
struct TokenRun {
  private let automaton: TokenAutomaton
  private let tokens: [QueryToken]
  private let isPrefix: Bool
  /// For each `(`, where its `)` is; the number of tokens where a cut text has none.
  private let closings: [Int: Int]
  /// The states reached at each position, with the best way there; a state may be listed more than once.
  private var arrivals: [[(state: Int32, match: TemplateMatch)]]
  /// The states active at the current position, and the best way to each.
  private var active: [Int32] = []
  private var best: [TemplateMatch]
  private var isActive: [Bool]
  private var steps = 0

  init(_ automaton: TokenAutomaton, over tokens: [QueryToken], isPrefix: Bool) {
    self.automaton = automaton
    self.tokens = tokens
    self.isPrefix = isPrefix
    closings = Self.closings(in: tokens)
    arrivals = Array(repeating: [], count: tokens.count + 1)
    best = Array(repeating: TemplateMatch(), count: automaton.stateCount)
    isActive = Array(repeating: false, count: automaton.stateCount)
  }

  mutating func outcome() -> TokenAutomaton.Outcome {
    arrivals[0] = automaton.starts.map { ($0, TemplateMatch()) }
    for position in tokens.indices {
      activate(at: position)
      for state in active { leave(state, at: position) }
      guard steps <= TokenAutomaton.mostSteps else { return .gaveUp }
    }
    activate(at: tokens.count)
    var found: TemplateMatch?
    for state in active where isPrefix || automaton.isAccepting[Int(state)] {
      let match = best[Int(state)]
      if found.map({ $0.isWorse(than: match) }) ?? true { found = match }
    }
    guard var match = found else { return .noMatch }
    match.isPrefix = isPrefix
    return .match(match)
  }

  /// Makes the states that were reached at a position active, and those that can be reached from them without a token.
  private mutating func activate(at position: Int) {
    for state in active { isActive[Int(state)] = false }
    active.removeAll(keepingCapacity: true)
    var waiting = arrivals[position]
    arrivals[position] = []
    while let (state, match) = waiting.popLast() {
      steps += 1
      let index = Int(state)
      if isActive[index] {
        guard best[index].isWorse(than: match) else { continue }
      } else {
        isActive[index] = true
        active.append(state)
      }
      best[index] = match
      for link in automaton.silent(of: index) {
        let target = automaton.silent[link]
        var onward = match
        if automaton.isClause[Int(target)] { onward.holes += 1 }
        waiting.append((target, onward))
      }
    }
  }

  /// Goes over every edge of a state that takes the token at a position.
  private mutating func leave(_ state: Int32, at position: Int) {
    let token = tokens[position]
    let match = best[Int(state)]
    let edges = automaton.edges(of: Int(state))
    steps += 1 + edges.count
    for index in edges where takes(automaton.edges[index], token) {
      arrive(at: automaton.edges[index], from: match, position: position)
    }
    if automaton.isClause[Int(state)] { skip(token, in: state, from: match, at: position) }
  }

  private func takes(_ edge: TokenAutomaton.Edge, _ token: QueryToken) -> Bool {
    switch edge.kind {
    case .word: edge.id == token.id && token.kind == .word
    case .symbol: edge.id == token.id && token.kind == .symbol
    // The server writes a parameter for it; `NULL` may have been taken for a word on the other side.
    case .constant: token.kind == .parameter || (edge.id == token.id && token.kind != .symbol)
    case .parameter: token.isValue
    case .rows: token.isValue || token == .open
    case .pattern: token.kind == .word && automaton.patterns[Int(edge.id)].matches(token.spelling)
    case .name: token.kind == .word && !token.isReserved
    case .operand: (token.kind == .word && !token.isReserved) || token == .open
    }
  }

  private mutating func arrive(at edge: TokenAutomaton.Edge, from before: TemplateMatch, position: Int) {
    var match = before
    switch edge.kind {
    case .word:
      match.fixedWords += 1
      if edge.isTelling { match.fixedNames += 1 }
    case .symbol: match.fixedSymbols += 1
    case .constant: match.fixedConstants += 1
    case .parameter: match.values += 1
    case .pattern:
      match.names += 1
      match.holes += 1
    case .rows:
      takeRows(at: position, to: edge.target, from: match)
      return
    case .operand where tokens[position] == .open:
      match.holes += 1
      skipGroup(at: position, to: edge.target, from: match)
      return
    case .name, .operand:
      match.names += 1
      match.holes += 1
      qualify(edge, from: match, behind: position)
    }
    arrivals[position + 1].append((edge.target, match))
  }

  /// A name may be qualified, by a schema or by a schema and a table; an operand may be a call.
  private mutating func qualify(_ edge: TokenAutomaton.Edge, from before: TemplateMatch, behind position: Int) {
    var match = before
    var end = position + 1
    if edge.kind == .operand { skipGroup(at: end, to: edge.target, from: match) }
    for _ in 0..<2 {
      guard end + 1 < tokens.count, tokens[end].id == QueryToken.dot.id, tokens[end].kind == .symbol,
        tokens[end + 1].kind == .word
      else { return }
      end += 2
      match.names += 2
      arrivals[end].append((edge.target, match))
      if edge.kind == .operand { skipGroup(at: end, to: edge.target, from: match) }
    }
  }

  /// Takes what stands in parentheses there, if anything does, as not known; `f($1)` is a name and a value.
  private mutating func skipGroup(at position: Int, to target: Int32, from before: TemplateMatch) {
    if position < tokens.count, tokens[position].isValue {
      var match = before
      match.values += 1
      arrivals[position + 1].append((target, match))
    }
    guard let closing = closings[position] else { return }
    let end = min(closing + 1, tokens.count)
    var match = before
    match.unknown += end - position
    arrivals[end].append((target, match))
  }

  /// Takes rows of VALUES: a value each, or what stands in parentheses.
  private mutating func takeRows(at position: Int, to target: Int32, from before: TemplateMatch) {
    var match = before
    var end = position
    while end < tokens.count {
      if tokens[end].isValue {
        match.values += 1
        end += 1
      } else if let closing = closings[end] {
        let next = min(closing + 1, tokens.count)
        match.unknown += next - end
        end = next
      } else {
        return
      }
      guard end < tokens.count, tokens[end] == .comma else { break }
      match.unknown += 1
      end += 1
    }
    arrivals[end].append((target, match))
  }

  /// Takes the token, or all up to the closing parenthesis, as a part of a clause that is not known.
  private mutating func skip(_ token: QueryToken, in state: Int32, from before: TemplateMatch, at position: Int) {
    if token.kind == .symbol && token.id == QueryToken.close.id { return }
    let end = closings[position].map { min($0 + 1, tokens.count) } ?? position + 1
    var match = before
    match.unknown += end - position
    arrivals[end].append((state, match))
  }

  private static func closings(in tokens: [QueryToken]) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .symbol {
      if token.id == QueryToken.open.id { open.append(index) }
      if token.id == QueryToken.close.id, let start = open.popLast() { closings[start] = index }
    }
    for start in open { closings[start] = tokens.count }
    return closings
  }
}
