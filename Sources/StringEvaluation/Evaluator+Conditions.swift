internal import HostLanguages
internal import QueryTemplates

/// What conditions tell: which way is taken, and what is known of a value on that way.
extension Evaluator {
  /// (condition, then, arm…) or (subject, arm…): every arm that may be taken, from what holds where it begins.
  func branch(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    var arms = program.children(node)
    let condition = arms.popFirst()
    if let condition { evaluate(condition, &frame) }
    var ways = Ways(environment: frame.environment)
    if program.operation(node) == .branch, let condition, let then = arms.popFirst() {
      take(then, when: condition, ways: &ways, &frame)
    }
    for arm in arms where program.operation(arm) != .nothing && !ways.isDecided {
      if program.operation(arm) == .arm {
        let conditions = program.children(arm).dropLast()
        guard program.operation(node) == .branch, let condition = conditions.first, conditions.count == 1,
          let body = program.children(arm).last
        else {
          follow(arm, ways: &ways, &frame)
          continue
        }
        frame.environment = ways.start
        evaluate(condition, &frame)
        ways.start = frame.environment
        take(body, when: condition, ways: &ways, &frame)
      } else {
        follow(arm, ways: &ways, &frame)
        ways.isDecided = true
      }
    }
    if !ways.isDecided { ways.end = ways.end.map { .merged($0, ways.start) } ?? ways.start }
    frame.environment = ways.end ?? ways.start
    return ways.value ?? .nothing
  }

  /// The arms of a branch so far.
  private struct Ways {
    /// Where the next arm begins.
    var start: Environment
    /// Where those that were taken meet.
    var end: Environment?
    var value: Value?
    /// One of the arms so far is taken for sure.
    var isDecided = false

    init(environment: Environment) { start = environment }
  }

  private func take(_ arm: Program.ID, when condition: Program.ID, ways: inout Ways, _ frame: inout Frame) {
    let decision = decision(of: condition, frame)
    let start = ways.start
    if decision != false, units[frame.unit].program.operation(arm) != .nothing {
      frame.environment = start
      assume(condition, holds: true, &frame)
      ways.start = frame.environment
      follow(arm, ways: &ways, &frame)
    } else if decision != false {
      ways.end = ways.end.map { .merged($0, start) } ?? start
    }
    if decision == true { ways.isDecided = true }
    frame.environment = start
    assume(condition, holds: false, &frame)
    ways.start = frame.environment
  }

  private func follow(_ arm: Program.ID, ways: inout Ways, _ frame: inout Frame) {
    frame.environment = ways.start
    let value = evaluate(arm, &frame)
    if frame.environment.isReached { ways.value = ways.value.map { .merged($0, value) } ?? value }
    ways.end = ways.end.map { .merged($0, frame.environment) } ?? frame.environment
  }

  /// (condition, value, otherwise)
  func either(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard let condition = program.child(node, 0) else { return .nothing }
    evaluate(condition, &frame)
    let decision = decision(of: condition, frame)
    let start = frame.environment
    var values: [Value] = []
    for (position, child) in program.children(node).dropFirst().enumerated() where decision != (position == 1) {
      frame.environment = start
      assume(condition, holds: position == 0, &frame)
      values.append(name(evaluate(child, &frame), as: child, in: frame.unit))
    }
    frame.environment = start
    return .merged(values)
  }

  /// (condition, value): the value, or what the condition is when it does not hold, which comes out in no text.
  func both(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard let condition = program.child(node, 0), let second = program.child(node, 1) else { return .nothing }
    evaluate(condition, &frame)
    let start = frame.environment
    assume(condition, holds: true, &frame)
    let value = name(evaluate(second, &frame), as: second, in: frame.unit)
    frame.environment = start
    return units[frame.unit].language.nullIsEmpty == true ? .merged(value, .emptyText) : value
  }

  /// (value, otherwise): without what of the first cannot be, or would not be taken.
  func fallback(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let values = units[frame.unit].program.children(node).map {
      name(evaluate($0, &frame), as: $0, in: frame.unit)
    }
    let last = values.count - 1
    let kept = values.enumerated().filter { position, value in
      position == last || truth(of: value, in: frame.unit) != false
    }
    return .merged(
      kept.map { position, value in position == last ? value : refined(value, holds: true, in: frame.unit) })
  }

  // MARK: What is known

  /// Takes of what variables hold what they cannot be where a condition holds or does not.
  private func assume(_ node: Program.ID, holds: Bool, _ frame: inout Frame) {
    let program = units[frame.unit].program
    switch program.operation(node) {
    case .read, .member:
      guard let path = path(of: node, in: frame.unit), let value = frame.environment[path] else { return }
      let refined = refined(value, holds: holds, in: frame.unit)
      if refined != value { frame.environment[path] = refined }
    case .not:
      if let child = program.child(node, 0) { assume(child, holds: !holds, &frame) }
    case .both, .fallback:
      guard (program.operation(node) == .both) == holds else { return }
      for child in program.children(node) { assume(child, holds: holds, &frame) }
    case .equal:
      guard let first = program.child(node, 0), let second = program.child(node, 1),
        let known = steadyValue(of: second, frame), truth(of: known, in: frame.unit) == false || known == .emptyText
      else { return }
      assume(first, holds: !holds, &frame)
    case .call: assumeOfCall(node, holds: holds, &frame)
    default: break
    }
  }

  /// `x.nil?`, `isset(x)`, `len(x)`
  private func assumeOfCall(_ node: Program.ID, holds: Bool, _ frame: inout Frame) {
    let program = units[frame.unit].program
    guard let callee = program.child(node, 0) else { return }
    switch stringFunction(program.name(callee), calledAs: callee, in: frame.unit) {
    case .presence, .value:
      if let argument = program.child(node, 1) { assume(argument, holds: holds, &frame) }
    case .absence:
      if let argument = program.child(node, 1) { assume(argument, holds: !holds, &frame) }
    case .presenceOfReceiver:
      if let object = program.child(callee, 0) { assume(object, holds: holds, &frame) }
    case .absenceOfReceiver:
      if let object = program.child(callee, 0) { assume(object, holds: !holds, &frame) }
    default: break
    }
  }

  /// What a value is where it is known to be true, or false.
  private func refined(_ value: Value, holds: Bool, in unit: Int) -> Value {
    let language = units[unit].language
    let emptyIsFalse = language.emptyIsFalse == true || language.nullIsEmpty == true
    switch value {
    case .nullable(let inner) where holds: return refined(inner, holds: true, in: unit)
    case .nullable(let inner): return language.emptyIsFalse == true && !inner.isNeverEmpty ? value : .literal(.null)
    case .text(.choice(let options)) where emptyIsFalse && options.contains(.empty):
      return holds ? .text(.oneOf(options.filter { $0 != .empty })).likewiseSQL(as: [value]) : .emptyText
    default: return value
    }
  }
}

extension Value {
  fileprivate var isNeverEmpty: Bool {
    if case .text(let template) = resolved { return template.isNeverEmpty }
    return false
  }
}

extension Template {
  /// Whether something stands in each of its texts.
  var isNeverEmpty: Bool {
    switch self {
    case .text(let text): !text.bytes.isEmpty
    case .sequence(let parts): parts.contains { $0.isNeverEmpty }
    case .choice(let options): options.allSatisfy(\.isNeverEmpty)
    case .hole, .repetition: false
    }
  }
}
