internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  func block(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    var value = Value.nothing
    var marks: [String] = []
    var ahead = functionsAhead(in: node, &frame)
    for statement in program.children(node) {
      guard frame.environment.isReached else { break }
      if !ahead.isEmpty {
        ahead.removeAll { $0.node == statement }
        for function in ahead { closures[function] = frame.environment }
      }
      if program.operation(statement) == .mark {
        marks.append(program.name(statement))
      } else {
        value = marks.isEmpty ? evaluate(statement, &frame) : marked(statement, marks, &frame)
        marks = []
      }
    }
    return value
  }

  /// The functions that a function declares, known by their names before they are reached: those above may call them.
  private func functionsAhead(in block: Program.ID, _ frame: inout Frame) -> [FunctionReference] {
    guard isInFunction(frame) else { return [] }
    let program = units[frame.unit].program
    let place = CodePlace(unit: frame.unit, node: block)
    let nodes = knownFunctionsAhead[place] ?? program.functionsNamedAhead(in: block)
    knownFunctionsAhead[place] = nodes
    var found: [FunctionReference] = []
    for node in nodes {
      let name = program.name(node)
      guard frame.environment[name] == nil else { continue }
      let function = FunctionReference(unit: frame.unit, node: node, name: name, owner: frame.owner)
      frame.environment[name] = .function(function)
      found.append(function)
    }
    return found
  }

  func loop(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    let source = program.child(node, 1).map { evaluate($0, &frame).resolved } ?? .nothing
    let target = program.child(node, 0)
    let bodies = program.children(node).dropFirst(2)
    // A list that is empty as far as it is known is filled elsewhere: what the body sends is sent.
    if let target, let rounds = rounds(of: source), !rounds.isEmpty {
      for round in rounds where frame.environment.isReached {
        let before = frame.environment
        bindRound(target, to: round.value, of: source, &frame)
        self.round(bodies, &frame)
        if round.presence != .always { frame.environment = .merged(before, frame.environment) }
      }
      return .nothing
    }
    let before = frame.environment
    if let target { bindRound(target, to: anyElement(of: source), of: source, &frame) }
    round(bodies, &frame)
    frame.environment = .widened(before: before, after: frame.environment)
    return .nothing
  }

  /// Evaluates a loop's body once.
  private func round(_ bodies: ArraySlice<Program.ID>, _ frame: inout Frame) {
    let outer = frame.skipped
    frame.skipped = nil
    for body in bodies { evaluate(body, &frame) }
    if let skipped = frame.skipped { frame.environment = .merged(skipped, frame.environment) }
    frame.skipped = outer
  }

  /// One variable takes a map's keys or its values, as the language has it; a pair or a list of variables takes both.
  func bindRound(_ target: Program.ID, to round: Value, of source: Value, _ frame: inout Frame) {
    let program = units[frame.unit].program
    let language = units[frame.unit].language
    let isMap = if case .map = source.resolved { true } else { false }
    let takesPair = program.operation(target) == .pair
    guard isMap || takesPair || language.iteratesPairs == true else { return bind(target, to: round, &frame) }
    let round = isMap ? round : .list(of: [.nothing, round])
    guard program.operation(target) != .list || takesPair || language.iteratesValues == true else {
      return bind(target, to: round, &frame)
    }
    if takesPair {
      for (position, child) in program.children(target).enumerated() {
        bind(child, to: round.element(at: position) ?? .nothing, &frame)
      }
      return
    }
    let position = language.iteratesValues == true ? 1 : 0
    bind(target, to: round.element(at: position) ?? .nothing, &frame)
  }

  /// What a loop goes through, one after the other, when it is known and short enough; of a map, lists of key and value.
  func rounds(of source: Value) -> [Value.Element]? {
    guard let rounds = pairsOrElements(of: source), rounds.count <= limits.rounds,
      rounds.allSatisfy({ $0.presence != .anyNumber })
    else { return nil }
    return rounds
  }

  /// What each of a list's elements may be; of a map, a list of key and value.
  func anyElement(of source: Value) -> Value {
    guard case .map(let entries, let isOpen) = source.resolved else {
      return source.elements.map { .merged($0.map(\.value)) } ?? .nothing
    }
    let keys = Value.merged(entries.map { .text($0.keyText) })
    let pair = [isOpen ? .nothing : keys, .merged(entries.map(\.value))]
    return .list(of: pair)
  }

  func attempt(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    let before = frame.environment
    var end: Environment?
    var value = Value.nothing
    var failed = before
    for child in program.children(node) {
      switch program.operation(child) {
      case .handler:
        frame.environment = failed
        let instead = evaluate(child, &frame)
        if frame.environment.isReached { value = .meeting(value, instead) }
        end = end.map { .merged($0, frame.environment) } ?? frame.environment
      case .finish:
        frame.environment = end ?? frame.environment
        evaluate(child, &frame)
        end = frame.environment
      default:
        frame.environment = end ?? before
        value = evaluate(child, &frame)
        end = frame.environment
        failed = .merged(before, frame.environment)
      }
    }
    frame.environment = end ?? before
    return value
  }

  func leave(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    var value = Value.nothing
    if let child = program.child(node, 0) {
      value = evaluate(child, &frame)
      keep(value, at: child, &frame)
    }
    if program.operation(node) == .return {
      frame.returned = frame.returned.map { .meeting($0, value) } ?? value
      if frame.isFollowedForChanges {
        frame.left = frame.left.map { .merged($0, frame.environment) } ?? frame.environment
      }
    }
    frame.environment.isReached = false
    return value
  }

  func assign(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    // Without a value it only declares.
    guard let target = program.child(node, 0), program.children(node).count > 1 else { return .nothing }
    // `exports = { … }` names nothing.
    let name = program.operation(target) == .read ? program.name(target) : ""
    let value = program.child(node, 1).map { contained($0, in: name, &frame) } ?? .nothing
    if let source = program.child(node, 1) {
      keep(value, at: source, &frame)
      noteCondition(target, source, &frame)
    }
    bind(target, to: value, &frame)
    return value
  }

  /// Keeps which condition a variable holds: `isKnown = names.includes(name)`, and Go's `value, isKnown := map[key]`.
  private func noteCondition(_ target: Program.ID, _ source: Program.ID, _ frame: inout Frame) {
    let program = units[frame.unit].program
    switch (program.operation(target), program.operation(source)) {
    case (.read, .call), (.read, .equal), (.read, .not):
      frame.conditions[program.name(target)] = source
    case (.list, .index):
      if let flag = program.children(target).last { frame.conditions[program.name(flag)] = source }
    case (.read, _): frame.conditions[program.name(target)] = nil
    default: break
    }
  }

  func append(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard let target = program.child(node, 0), let source = program.child(node, 1) else { return .nothing }
    let added = evaluate(source, &frame)
    update(target, &frame) { old in .appended(old, added, maximum: self.limits.templateParts) }
    let value = evaluate(target, &frame)
    keep(value, at: source, &frame)
    return value
  }
}

extension Program {
  /// The functions of a block whose names stand in one of its statements above them.
  fileprivate func functionsNamedAhead(in block: ID) -> [ID] {
    var names: Set<String> = []
    var found: [ID] = []
    let statements = children(block)
    guard let last = statements.lastIndex(where: { operation($0) == .function && !name($0).isEmpty }) else { return [] }
    for statement in statements[...last] {
      if operation(statement) == .function, names.contains(name(statement)) { found.append(statement) }
      var pending = [statement]
      while let node = pending.popLast() {
        if operation(node) == .read { names.insert(name(node)) }
        pending += children(node)
      }
    }
    return found
  }
}
