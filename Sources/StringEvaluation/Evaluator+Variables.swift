internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  /// Assigns to a variable, a member, an element, or to several in a list.
  func bind(_ target: Program.ID, to value: Value, _ frame: inout Frame) {
    let program = units[frame.unit].program
    if case .unknown(let written) = value { noteWant(of: target, for: written, in: program) }
    if program.operation(target) == .map { return bindMembers(target, of: value, &frame) }
    // Where members are called by their names alone, one that is assigned to looks like a call.
    if program.operation(target) == .call, let member = program.child(target, 0), program.operation(member) == .member {
      return bind(member, to: value, &frame)
    }
    guard program.operation(target) == .list else {
      let named: Value = if case .unknown("") = value { .unknown(written(target, in: frame.unit)) } else { value }
      if [.read, .member].contains(program.operation(target)) {
        if let path = path(of: target, in: frame.unit) {
          if setMember(target, &frame, { _ in self.bounded(named, named: path) }) { return }
          noteStart(of: target, at: path, &frame)
          frame.environment[path] = bounded(named, named: path)
        }
        return
      }
      return update(target, &frame) { _ in named }
    }
    for (position, child) in program.children(target).enumerated() {
      bind(child, to: part(of: value, at: position, for: child, in: frame.unit), &frame)
    }
  }

  /// What one of several variables takes of a value; of what a call gives, that is asked for as late as the call is.
  private func part(of value: Value, at position: Int, for target: Program.ID, in unit: Int) -> Value {
    if case .pending(let whole) = value {
      return .pending(
        PendingPart(of: whole, written: written(target, in: unit)) { [self] in
          part(of: $0, at: position, for: target, in: unit)
        })
    }
    if case .unknown(let written) = value { noteWant(of: target, for: written, in: units[unit].program) }
    // A text or an object for several variables comes from a function that also gives something else, such as an error.
    let isFirst = value.resolved.text != nil || value.preparedText != nil || value.objectType != nil
    return isFirst && position == 0 ? value : value.element(at: position) ?? .unknown("")
  }

  /// A variable that takes something unknown, or a part of it, is unknown for want of the same names.
  private func noteWant(of target: Program.ID, for written: String, in program: Program) {
    guard [.read, .member].contains(program.operation(target)) else { return }
    noteWant(of: program.name(target), for: written)
  }

  /// What goes by a name is unknown for want of the same names as something that is written.
  func noteWant(of name: String, for written: String) {
    let names = wanted(for: written)
    if !names.isEmpty { unresolved[name, default: []].formUnion(names) }
  }

  /// Before a member of a written object is first assigned: what it was written with.
  private func noteStart(of target: Program.ID, at path: String, _ frame: inout Frame) {
    let program = units[frame.unit].program
    guard program.operation(target) == .member, frame.environment[path] == nil, let object = program.child(target, 0),
      let base = self.path(of: object, in: frame.unit), case .map? = frame.environment[base]
    else { return }
    frame.environment.start(path, with: evaluate(target, &frame))
  }

  /// Each variable takes the member of its name: a map of `keyword`s as a target.
  private func bindMembers(_ target: Program.ID, of value: Value, _ frame: inout Frame) {
    let program = units[frame.unit].program
    var names: Set<String> = []
    for child in program.children(target) {
      guard let inner = program.child(child, 0) else { continue }
      if program.operation(child) == .spread, case .map(let entries, let isOpen) = value.resolved {
        bind(inner, to: .map(entries.filter { !names.contains($0.key) }, isOpen: isOpen), &frame)
      }
      guard program.operation(child) == .keyword else { continue }
      names.insert(program.name(child))
      bind(inner, to: member(program.name(child), of: value, from: frame.unit) ?? .nothing, &frame)
    }
  }

  /// Replaces what a variable, a member or an element holds.
  func update(_ target: Program.ID, _ frame: inout Frame, _ change: (Value) -> Value) {
    let program = units[frame.unit].program
    switch program.operation(target) {
    case .read, .member:
      guard let path = path(of: target, in: frame.unit) else { return }
      if setMember(target, &frame, { self.bounded(change($0), named: path) }) { return }
      let old = frame.environment[path] ?? outerValue(of: target, &frame)
      frame.environment.start(path, with: old)
      frame.environment[path] = bounded(change(old), named: path)
    case .index:
      guard let container = program.child(target, 0) else { return }
      guard let keyNode = program.child(target, 1) else {
        return update(container, &frame) { old in .pushed(old, change(.nothing)) }
      }
      let key = evaluate(keyNode, &frame).template
      let listsAreMaps = units[frame.unit].language.iteratesValues == true
      update(container, &frame) { old in .setting(old, key: key, listsAreMaps: listsAreMaps, change) }
    case .call:
      // A builder's methods give the builder back.
      guard let callee = program.child(target, 0), program.operation(callee) == .member else { return }
      if let object = program.child(callee, 0) { update(object, &frame, change) }
    case .parameter, .spread, .assign, .address:
      if let inner = program.child(target, 0) { update(inner, &frame, change) }
    default: break
    }
  }

  /// The value, with holes for what has grown too large. Large values cost steps, since everything done with them does.
  private func bounded(_ value: Value, named name: String) -> Value {
    let size = value.size(upTo: limits.valueSize)
    stepsLeft -= size / 32
    return size < limits.valueSize ? value : value.shrunk(to: limits.valueSize, name: name)
  }

  /// The name under which an environment keeps a variable or a variable's member; nil for what is neither.
  func path(of node: Program.ID, in unit: Int) -> String? {
    let program = units[unit].program
    switch program.operation(node) {
    case .read: return program.name(node)
    case .address: return program.child(node, 0).flatMap { path(of: $0, in: unit) }
    case .member:
      guard let object = program.child(node, 0), let base = path(of: object, in: unit) else { return nil }
      return base + "." + program.name(node)
    default: return nil
    }
  }

  /// The value that a name has outside of the function's own variables.
  private func outerValue(of target: Program.ID, _ frame: inout Frame) -> Value {
    let value = evaluate(target, &frame)
    if case .unknown = value { return .nothing }
    return value
  }

  /// The source of an expression, in a few words, as the name of a hole.
  func written(_ node: Program.ID, in unit: Int) -> String {
    let program = units[unit].program
    switch program.operation(node) {
    case .read, .scalar: return program.name(node)
    case .member:
      guard let object = program.child(node, 0) else { return program.name(node) }
      let base = written(object, in: unit)
      return (base == "…" ? "" : base + ".") + program.name(node)
    case .call:
      guard let callee = program.child(node, 0), !program.isOperator(callee) else { return "…" }
      return written(callee, in: unit) + "()"
    case .tagged:
      return program.child(node, 0).map { written($0, in: unit) } ?? "…"
    case .index:
      return program.child(node, 0).map { written($0, in: unit) + "[]" } ?? "…"
    case .spread, .keyword, .address:
      return program.child(node, 0).map { written($0, in: unit) } ?? "…"
    default: return "…"
    }
  }

  func name(_ value: Value, as node: Program.ID, in unit: Int) -> Value {
    switch value {
    case .unknown(""), .unknown("…"): .unknown(written(node, in: unit))
    default: value
    }
  }
}

extension Value {
  /// The value with another at its end: text behind text, elements behind elements.
  static func appended(_ old: Value, _ added: Value, maximum: Int) -> Value {
    switch (old.resolved, added.resolved) {
    case (.list(let elements), .list(let more)):
      return .list(elements.count + more.count <= maximum ? elements + more : elements)
    case (.list, _): return .pushed(old, added)
    case (.map(let entries, let isOpen), .map(let more, let moreIsOpen)):
      return .map(overriding(entries, with: more), isOpen: isOpen || moreIsOpen)
    case (.map(let entries, _), .unknown): return .map(entries, isOpen: true)
    case (.unknown(""), _), (.literal, _): return added
    default:
      var template = Template.joined([old.template, added.template])
      if template.parts.count > maximum { template = template.coarser }
      guard template.parts.count <= maximum else { return .unknown("…") }
      return .text(template).likewiseSQL(as: [old, added])
    }
  }

  private static func overriding(_ entries: [Entry], with more: [Entry]) -> [Entry] {
    let kept = entries.filter { entry in !more.contains { $0.key == entry.key } }
    return kept
      + more.map { entry in
        guard entry.presence != .always, let known = entries.last(where: { $0.key == entry.key }) else { return entry }
        return Entry(entry.keyText, merged(known.value, entry.value), presence: known.presence)
      }
  }

  /// The list with one more element.
  static func pushed(_ old: Value, _ element: Value) -> Value {
    let new = Element(value: element, presence: .always)
    switch old.resolved {
    case .list(let elements): return elements.count < 4_000 ? .list(elements + [new]) : old
    case .map(let entries, let isOpen):
      return .map(entries + [Entry(key: "\(entries.count)", value: element)], isOpen: isOpen)
    case .unknown(""), .literal: return .list([new])
    default: return .list([Element(value: old, presence: .anyNumber), new])
    }
  }

  /// More places than this of one entry are not told apart.
  private static let placesOfEntry = 6

  /// The map with the entry for `key` changed. What is set in a list under a key that is not known is one of its elements.
  static func setting(_ old: Value, key: Template, listsAreMaps: Bool, _ change: (Value) -> Value) -> Value {
    if case .list(let elements) = old.resolved, !listsAreMaps,
      let position = key.constantBytes.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }), position >= 0
    {
      return .list(setting(elements, at: position, change))
    }
    var entries: [Entry] = []
    var isOpen = false
    switch old.resolved {
    case .map(let known, let wasOpen):
      entries = known
      isOpen = wasOpen
    case .list(let elements):
      // Any number of what is not known may stand under any keys.
      isOpen = elements.contains(where: \.isAnythingElse)
      entries = elements.filter { !$0.isAnythingElse }.enumerated().map {
        Entry(key: String($0.offset), value: $0.element.value)
      }
    case .unknown(""), .literal: break
    default: isOpen = true
    }
    if case .list(let elements) = old.resolved, !(listsAreMaps && elements.isEmpty), !key.hasText {
      return .list(elements + [Element(value: change(.nothing), presence: .anyNumber)])
    }
    let presence: Element.Presence = key.constantBytes == nil ? .maybe : .always
    let name = Entry(key, .nothing).key
    let places = entries.indices.filter { entries[$0].key == name }
    for index in places {
      // What stands in for a value that may have been set already, under a name that is not known, says nothing of it.
      if old.hasUnknownKeys, case .literal = entries[index].value { entries[index].value = .unknown("…") }
      entries[index].value = change(entries[index].value)
    }
    guard let last = places.last else {
      return .map(entries + [Entry(key, change(.nothing), presence: presence)], isOpen: isOpen)
    }
    guard entries[last].presence == .maybe else { return .map(entries, isOpen: isOpen) }
    let set = change(.nothing)
    if entries[last].value != set {
      entries[last].value = merged(entries[last].value, set)
      entries[last].presence = presence
    } else if last == entries.count - 1 {
      entries[last].presence = presence
    } else if places.count < placesOfEntry {
      // It stays in its place if it is there already, and is put behind all others if not.
      entries.append(Entry(key, set, presence: .maybe))
    }
    return .map(entries, isOpen: isOpen)
  }

  /// The list with the element at a position changed. Behind elements that may be missing nobody knows which one stands there:
  /// it may be any of them.
  private static func setting(_ elements: [Element], at position: Int, _ change: (Value) -> Value) -> [Element] {
    let certain = elements.firstIndex { $0.presence != .always } ?? elements.count
    guard position < elements.count || certain < elements.count else {
      return elements + [Element(value: change(.nothing), presence: .always)]
    }
    return elements.enumerated().map { index, element in
      var element = element
      if position < certain {
        if index == position { element.value = change(element.value) }
      } else if index >= certain {
        element.value = merged(element.value, change(element.value))
      }
      return element
    }
  }
}

extension Value.Element {
  /// It stands for any number of elements of which nothing is known.
  fileprivate var isAnythingElse: Bool {
    guard presence == .anyNumber, case .unknown = value else { return false }
    return true
  }
}
