internal import HostLanguages
internal import QueryTemplates

/// What conditions tell of the values that they test, where they hold and where they do not.
extension Evaluator {
  /// Takes of what variables hold what they cannot be where a condition holds or does not.
  func assume(_ node: Program.ID, holds: Bool, _ frame: inout Frame) {
    let program = units[frame.unit].program
    switch program.operation(node) {
    case .read, .member:
      guard let path = path(of: node, in: frame.unit), let value = frame.environment[path] else { return }
      // It may read the variable that it is kept in.
      if let condition = frame.conditions.removeValue(forKey: path) {
        assume(condition, holds: holds, &frame)
        frame.conditions[path] = condition
      }
      let refined = refined(value, holds: holds, in: frame.unit)
      if refined != value { frame.environment[path] = refined }
    case .not:
      if let child = program.child(node, 0) { assume(child, holds: !holds, &frame) }
    case .both, .fallback:
      let children = program.children(node)
      if (program.operation(node) == .both) == holds {
        for child in children { assume(child, holds: holds, &frame) }
      } else {
        assumeOne(of: children, holds: holds, &frame)
      }
    case .either where program.child(node, 2).map { program.isEmptyText($0) } == true:
      // `condition && value`
      let conditions = program.children(node).prefix(2)
      if holds {
        for child in conditions { assume(child, holds: true, &frame) }
      } else {
        assumeOne(of: conditions, holds: false, &frame)
      }
    case .equal: assumeEqual(node, holds: holds, &frame)
    case .index where holds:
      // `allowed[key]`, of a map that has something for each of its keys.
      narrow(program.child(node, 1), toOneOf: program.child(node, 0), keysOnly: true, &frame)
    case .call: assumeOfCall(node, holds: holds, &frame)
    default: break
    }
  }

  /// Takes it that one of the conditions holds or does not: only what comparisons tell of the same value stays.
  private func assumeOne(of conditions: ArraySlice<Program.ID>, holds: Bool, _ frame: inout Frame) {
    let program = units[frame.unit].program
    guard conditions.allSatisfy({ [.equal, .call, .not, .fallback, .both].contains(program.operation($0)) }) else {
      return
    }
    let start = frame.environment
    var end: Environment?
    for condition in conditions {
      frame.environment = start
      assume(condition, holds: holds, &frame)
      end = end.map { .merged($0, frame.environment) } ?? frame.environment
    }
    frame.environment = end ?? start
  }

  private func assumeEqual(_ node: Program.ID, holds: Bool, _ frame: inout Frame) {
    let program = units[frame.unit].program
    guard let first = program.child(node, 0), let second = program.child(node, 1) else { return }
    if let known = steadyValue(of: second, frame), truth(of: known, in: frame.unit) == false || known == .emptyText {
      return assume(first, holds: !holds, &frame)
    }
    guard holds else { return }
    for (place, other) in [(first, second), (second, first)] where isOpen(place, frame) {
      switch program.operation(other) {
      case .text, .read, .member: narrow(place, toOneOf: [evaluate(other, &frame).template], &frame)
      default: break
      }
    }
  }

  /// Within an arm that is taken for some values of what is chosen by, it is one of these.
  func assumeChosen(_ subject: Program.ID?, among texts: [Program.ID], _ frame: inout Frame) {
    let program = units[frame.unit].program
    guard let subject, texts.allSatisfy({ program.operation($0) == .text }) else { return }
    narrow(subject, toOneOf: texts.map { evaluate($0, &frame).template }, &frame)
  }

  /// Where a value is known to be in a list, or among a map's keys, it is one of these.
  private func narrow(
    _ value: Program.ID?, toOneOf container: Program.ID?, keysOnly: Bool = false, _ frame: inout Frame
  ) {
    guard let value, let container, isOpen(value, frame), !isSetHere(container, frame) else { return }
    let takesValues = !keysOnly && units[frame.unit].language.iteratesValues == true
    switch evaluate(container, &frame).resolved {
    case .list(let elements) where !keysOnly && elements.allSatisfy { $0.presence == .always }:
      narrow(value, toOneOf: elements.map(\.value.template), &frame)
    case .map(let entries, isOpen: false) where entries.allSatisfy { $0.presence == .always }:
      narrow(value, toOneOf: entries.map { takesValues ? $0.value.template : $0.keyText }, &frame)
    default: break
    }
  }

  /// Whether something is a member that was set or added to: what else is in it nobody knows here.
  private func isSetHere(_ container: Program.ID, _ frame: Frame) -> Bool {
    units[frame.unit].program.operation(container) == .member
      && path(of: container, in: frame.unit).flatMap { frame.environment[$0] } != nil
  }

  private func narrow(_ value: Program.ID, toOneOf texts: [Template], _ frame: inout Frame) {
    guard isOpen(value, frame), let place = place(of: value, frame), !texts.isEmpty, texts.count <= 64,
      texts.allSatisfy({ $0.hasText && $0.constantBytes != nil })
    else { return }
    frame.environment.narrow(place, to: .text(.oneOf(texts)))
  }

  /// Whether nothing is known of a variable, so that a condition tells more.
  private func isOpen(_ value: Program.ID, _ frame: Frame) -> Bool {
    guard let place = place(of: value, frame) else { return false }
    guard let known = frame.environment[place] else { return true }
    return known.isUnknown || known.text.map { !$0.hasText && $0 != .empty } == true
  }

  /// The name under which an environment keeps what conditions told of a value: a variable, its member, or its element under a
  /// known key.
  func place(of node: Program.ID, _ frame: Frame) -> String? {
    let program = units[frame.unit].program
    guard program.operation(node) == .index else { return path(of: node, in: frame.unit) }
    guard let container = program.child(node, 0).flatMap({ path(of: $0, in: frame.unit) }),
      let key = program.child(node, 1), program.operation(key) == .text
    else { return nil }
    return "\(container)[\(String(decoding: program.bytes(key), as: UTF8.self))]"
  }

  /// `x.nil?`, `isset(x)`, `len(x)`, `list.include?(x)`
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
    case .contains where holds: narrow(program.child(node, 1), toOneOf: program.child(callee, 0), &frame)
    case .isElementOfSecond where holds: narrow(program.child(node, 1), toOneOf: program.child(node, 2), &frame)
    case .isElementOfFirst where holds: narrow(program.child(node, 2), toOneOf: program.child(node, 1), &frame)
    case .presenceOfKey where holds:
      narrow(program.child(node, 1), toOneOf: program.child(node, 2), keysOnly: true, &frame)
    default: break
    }
  }

  /// What a value is where it is known to be true, or false.
  func refined(_ value: Value, holds: Bool, in unit: Int) -> Value {
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

extension Program {
  /// Whether a literal stands there with nothing in it.
  fileprivate func isEmptyText(_ node: ID) -> Bool {
    switch operation(node) {
    case .text: bytes(node).isEmpty
    case .concatenate: children(node).isEmpty
    default: false
    }
  }
}
