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
    var chosen: [Program.ID] = []
    if program.operation(node) == .branch, let condition, let then = arms.popFirst() {
      take(then, when: condition, ways: &ways, &frame)
    }
    for arm in arms where program.operation(arm) != .nothing && !ways.isDecided {
      if program.operation(arm) == .arm {
        let conditions = program.children(arm).dropLast()
        guard program.operation(node) == .branch, let condition = conditions.first, conditions.count == 1,
          let body = program.children(arm).last
        else {
          let start = ways.start
          frame.environment = start
          chosen += program.texts(ofArm: arm)
          assumeChosen(condition, among: chosen, &frame)
          // From an arm with nothing in it some languages go on to the next one.
          if !program.isEmpty(arm: arm) { chosen = [] }
          ways.start = frame.environment
          follow(arm, ways: &ways, &frame)
          ways.start = start
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
    if frame.environment.isReached { ways.value = ways.value.map { .meeting($0, value) } ?? value }
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
}

extension Program {
  /// The texts for which an arm is taken.
  fileprivate func texts(ofArm arm: ID) -> [ID] {
    children(arm).prefix { [.text, .list].contains(operation($0)) }.flatMap {
      operation($0) == .list ? Array(children($0)) : [$0]
    }
  }

  fileprivate func isEmpty(arm: ID) -> Bool {
    children(arm).last.map { operation($0) == .text || operation($0) == .block && children($0).isEmpty } ?? true
  }
}
