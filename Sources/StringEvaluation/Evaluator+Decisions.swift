internal import HostLanguages
internal import QueryTemplates

/// Conditions that hold for sure, or do not, while a call is followed with what it hands over.
extension Evaluator {
  /// Whether a condition holds for sure, or does not: it hangs on what the call hands over, and on what the function makes
  /// of it outside of loops.
  func decision(of node: Program.ID, _ frame: Frame) -> Bool? {
    let program = units[frame.unit].program
    switch program.operation(node) {
    case .member where units[frame.unit].language.functions?[program.name(node)] == .presenceOfReceiver:
      // `list.length`
      return holdsSomething(node, frame) ? true : nil
    case .read, .member, .index: return steadyTruth(of: node, frame)
    case .not: return program.child(node, 0).flatMap { decision(of: $0, frame) }.map { !$0 }
    case .both, .fallback:
      let decisions = program.children(node).map { decision(of: $0, frame) }
      let decisive = program.operation(node) == .fallback
      if decisions.contains(decisive) { return decisive }
      return decisions.contains(nil) ? nil : !decisive
    case .equal:
      guard let first = program.child(node, 0).flatMap({ steadyValue(of: $0, frame) }),
        let second = program.child(node, 1).flatMap({ steadyValue(of: $0, frame) })
      else { return nil }
      return areEqual(first, second)
    case .either:
      // `condition && value`, which is the empty text otherwise
      guard let isMet = program.child(node, 0).flatMap({ decision(of: $0, frame) }) else { return nil }
      return program.child(node, isMet ? 1 : 2).flatMap { decision(of: $0, frame) }
    case .text: return truth(of: .text(.text(program.bytes(node))), in: frame.unit)
    case .call: return decision(ofCall: node, frame)
    default: return nil
    }
  }

  /// `isset(x)`, `empty(x)`, `array_key_exists(key, map)`
  private func decision(ofCall node: Program.ID, _ frame: Frame) -> Bool? {
    let program = units[frame.unit].program
    guard let callee = program.child(node, 0) else { return nil }
    let function = stringFunction(program.name(callee), calledAs: callee, in: frame.unit)
    guard let argument = program.child(node, 1) else {
      switch function {
      case .presenceOfReceiver: return holdsSomething(callee, frame) ? true : nil
      case .absenceOfReceiver: return holdsSomething(callee, frame) ? false : nil
      default: return nil
      }
    }
    switch function {
    case .presence:
      if case .literal(let literal)? = steadyValue(of: argument, frame) { return literal.kind != .null }
      return holdsEntry(argument, frame)
    case .absence:
      if let isTrue = steadyTruth(of: argument, frame) { return !isTrue }
      return holdsEntry(argument, frame) == false ? true : nil
    case .presenceOfKey:
      guard let map = program.child(node, 2).flatMap({ steadyMap($0, frame) }),
        let key = steadyValue(of: argument, frame)?.constant
      else { return nil }
      return map.holds(key)
    case .isList, .isCollection:
      return steadyValue(of: argument, frame).flatMap { isCollection($0, orMap: function == .isCollection) }
    default: return nil
    }
  }

  /// Whether a value is true; of lists only what the object that is followed holds, since others may be missing as well.
  private func steadyTruth(of node: Program.ID, _ frame: Frame) -> Bool? {
    guard let value = steadyValue(of: node, frame) else { return nil }
    guard case .list(let elements) = value else { return truth(of: value, in: frame.unit) }
    guard unchangedMember(node, frame) != nil else { return nil }
    if elements.isEmpty { return units[frame.unit].language.emptyListIsFalse == true ? false : nil }
    return elements.contains { $0.presence == .always } ? true : nil
  }

  /// Whether what stands in front of a method's dot is known not to be empty.
  private func holdsSomething(_ method: Program.ID, _ frame: Frame) -> Bool {
    units[frame.unit].program.child(method, 0).flatMap { steadyTruth(of: $0, frame) } == true
  }

  /// What a member of the object that is followed holds, where the function leaves it as it is.
  private func unchangedMember(_ node: Program.ID, _ frame: Frame) -> Value? {
    let program = units[frame.unit].program
    guard let tracked = frame.tracked else { return nil }
    switch program.operation(node) {
    case .read where units[frame.unit].language.implicitSelf == true: break
    case .member where program.child(node, 0).map({ program.name($0) }) == tracked.name: break
    default: return nil
    }
    return tracked.unchanged(program.name(node), in: frame.environment)
  }

  /// Whether a value is a list, or else perhaps a map; nil where that is not known.
  private func isCollection(_ value: Value, orMap mapsCount: Bool) -> Bool? {
    switch value {
    case .literal, .text, .sql: false
    case .list: true
    case .map: mapsCount
    default: nil
    }
  }

  /// Whether there is an entry for `map[key]`; nil where that is not known.
  private func holdsEntry(_ node: Program.ID, _ frame: Frame) -> Bool? {
    let program = units[frame.unit].program
    guard program.operation(node) == .index,
      let map = program.child(node, 0).flatMap({ steadyMap($0, frame) }),
      let key = program.child(node, 1).flatMap({ steadyValue(of: $0, frame) })?.constant, map.holds(key) == false
    else { return nil }
    return false
  }

  /// nil for what does not stand in the code or was not handed over as it stands there.
  func steadyValue(of node: Program.ID, _ frame: Frame) -> Value? {
    let program = units[frame.unit].program
    switch program.operation(node) {
    case .read:
      let name = program.name(node)
      let isSteady = frame.steady.parameters.contains(name) || frame.steady.flags.contains(name)
      return isSteady ? frame.environment[name] : unchangedMember(node, frame)
    case .member: return unchangedMember(node, frame)
    case .index:
      guard let map = program.child(node, 0).flatMap({ steadyMap($0, frame) }),
        let key = program.child(node, 1).flatMap({ steadyValue(of: $0, frame) })?.constant, map.holds(key) == true
      else { return nil }
      return map.entry(for: key)
    case .scalar: return scalar(program.name(node), in: frame.unit)
    case .text: return .text(.text(program.bytes(node)))
    // A literal with nothing in it.
    case .concatenate: return program.children(node).isEmpty ? .emptyText : nil
    default: return nil
    }
  }

  /// A map of options may also be one that the function has made itself: what it was handed, with its defaults.
  private func steadyMap(_ node: Program.ID, _ frame: Frame) -> Value? {
    let name = units[frame.unit].program.name(node)
    let isSteady = units[frame.unit].program.operation(node) == .read && frame.steady.variables.contains(name)
    return isSteady ? frame.environment[name] : steadyValue(of: node, frame)
  }

  /// What a function leaves as it is.
  func steadiness(of function: FunctionReference) -> Steadiness {
    let place = CodePlace(function)
    if let known = steadiness[place] { return known }
    let found = Steadiness(of: function.node, in: units[function.unit].program)
    steadiness[place] = found
    return found
  }

  private func areEqual(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.literal(let first), .literal(let second)): return first.kind == second.kind
    case (.literal, .text(let text)), (.text(let text), .literal): return text.isNeverEmpty ? false : nil
    default:
      // What calls give is asked for last: what they are compared with is mostly no text.
      let (first, second) = left.isPending ? (right, left) : (left, right)
      guard let known = first.writtenText, let other = second.writtenText else { return nil }
      return known == other
    }
  }

  func truth(of value: Value, in unit: Int) -> Bool? {
    switch value {
    case .literal(let literal): return literal.kind == .yes
    case .text(let template), .sql(let template):
      let emptyIsFalse = units[unit].language.emptyIsFalse == true
      if template == .empty { return emptyIsFalse ? false : nil }
      // Where an empty text is false, so is 0.
      if template.constantBytes == [UInt8(ascii: "0")] { return emptyIsFalse ? false : nil }
      return template.isNeverEmpty ? true : nil
    default: return nil
    }
  }
}

extension Value {
  /// The text that the value is, which may be empty.
  fileprivate var writtenText: String? {
    let isEmpty = text.map { !$0.hasText && $0.holes.isEmpty } ?? false
    return isEmpty ? "" : constant
  }

  /// Whether a map has an entry for a key; nil where that is not known, and for what is no map.
  fileprivate func holds(_ key: String) -> Bool? {
    switch resolved {
    case .map(let entries, isOpen: false):
      let bytes = Array(key.utf8)[...]
      let known = entries.filter { $0.keyText.mayBe(bytes) }
      guard known.allSatisfy({ $0.keyText.constantBytes != nil }) else { return nil }
      guard let entry = known.last else { return false }
      return entry.presence == .always ? true : nil
    case .list(let elements) where elements.isEmpty: return false
    default: return nil
    }
  }
}
