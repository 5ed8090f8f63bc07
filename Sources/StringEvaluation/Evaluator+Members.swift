internal import HostLanguages
internal import QueryTemplates

/// What the body and the functions of a type make of its objects' members.
extension Evaluator {
  func ownMembers(of type: TypeReference) -> [String: Value] {
    if let known = members[type] { return known }
    members[type] = [:]
    guard let declared = linker.declaration(of: type) else { return [:] }
    // A type may be written in several places, as Go's are, one for each method.
    if declared.reference != type {
      let found = ownMembers(of: declared.reference)
      members[type] = found
      return found
    }
    let outer = (stepsLeft, depth, callDepth)
    unsettled += 1
    defer {
      (stepsLeft, depth, callDepth) = outer
      unsettled -= 1
    }
    // What they are does not depend on who asks first.
    callDepth = 0
    var frame = Frame(unit: type.unit, function: type.name, owner: type, isRecording: false)
    stepsLeft = limits.stepsOfCall
    depth = 0
    for child in units[type.unit].program.children(type.node) where units[type.unit].program.operation(child) == .block
    {
      evaluate(child, &frame)
    }
    var found: [String: Value] = [:]
    for (path, value) in frame.environment.variables {
      let parts = path.split(separator: ".").map(String.init)
      if parts.count == 1 || parts.count == 2 && isSelf(parts[0], in: type.unit) {
        found[parts[parts.count - 1]] = value
      }
    }
    for (unit, name, value) in linker.writtenMembers(of: type) {
      stepsLeft = limits.stepsOfCall
      var frame = Frame(unit: unit, function: "", isRecording: false)
      let known = evaluate(value, &frame).resolved
      guard known.hasText || known.preparedText != nil || known.elements != nil else { continue }
      found[name] = found[name].map { .merged($0, known) } ?? known
    }
    members[type] = found
    for function in assigningFunctions(of: declared) {
      stepsLeft = limits.stepsOfCall
      for (path, value) in members(of: declared.reference, setBy: function)
      where declared.growing[function.name]?.contains(path) != true
        && declared.assignedMembers.contains(path)
      {
        // An empty text is only there until the method gives another.
        let isInitial = value.hasText && found[path]?.constant?.isEmpty == true
        found[path] = isInitial ? value : found[path].map { .merged($0, value) } ?? value
      }
      // What the others find there and add to.
      if function.name == units[type.unit].language.constructor ?? type.name {
        members[type] = found.filter { Self.canGrow($0.value) }
      }
    }
    for name in declared.growing.values.reduce(into: Set(), { $0.formUnion($1) }) where found[name] == nil {
      // A base's member that this type's functions add to.
      found[name] = linker.bases(of: type).lazy.compactMap { self.ownMembers(of: $0)[name] }.first
    }
    for name in membersWithoutValue(of: declared, found) {
      found[name] = declared.grownLists.contains(name) ? .list([]) : .emptyText
    }
    members[type] = found
    for (name, grown) in membersGrown(of: declared) {
      found[name] = found[name].map { .grown($0, byAnyOf: grown) }
    }
    for (name, statement) in preparedMembers(of: type) { found[name] = statement }
    for (name, object) in objectsInFields(of: declared) { found[name] = object }
    members[type] = found
    return found
  }

  /// Those that are declared without a value and that functions only add to: they begin as nothing. In Go, all begin as that.
  private func membersWithoutValue(of type: Declarations.TypeDeclaration, _ found: [String: Value]) -> Set<String> {
    let beginEmpty = units[type.reference.unit].language.membersBeginEmpty == true
    return Set(type.growing.values.joined()).filter { name in
      guard !type.assignedMembers.contains(name) else { return false }
      return found[name].map { $0 == .nothing || $0 == .unknown(name) } ?? beginEmpty
    }
  }

  /// The objects of the repository's types that a type's fields are declared to hold.
  private func objectsInFields(of type: Declarations.TypeDeclaration) -> [(name: String, object: Value)] {
    let program = units[type.reference.unit].program
    return program.children(type.reference.node).compactMap { field in
      guard program.operation(field) == .assign, let target = program.child(field, 0),
        let source = program.child(field, 1)
      else { return nil }
      var frame = Frame(unit: type.reference.unit, function: "", isRecording: false)
      guard case .object(let held) = evaluate(source, &frame).resolved else { return nil }
      return (program.name(target), .object(held))
    }
  }

  /// The constructor first.
  private func assigningFunctions(of type: Declarations.TypeDeclaration) -> [FunctionReference] {
    let constructor = units[type.reference.unit].language.constructor ?? type.reference.name
    let names = type.assigning.sorted()
    return (names.filter { $0 == constructor } + names.filter { $0 != constructor }).compactMap { type.functions[$0] }
  }

  /// What members that are texts or lists hold after a call of each function that adds to them.
  private func membersGrown(of type: Declarations.TypeDeclaration) -> [String: [Value]] {
    var grown: [String: [Value]] = [:]
    for (name, added) in type.growing.sorted(by: { $0.key < $1.key }) {
      let added = added.filter { member in members[type.reference]?[member].map(Self.canGrow) ?? false }
      guard !added.isEmpty, let function = type.functions[name] else { continue }
      stepsLeft = limits.stepsOfCall
      for (path, value) in members(of: type.reference, setBy: function)
      where added.contains(path) && Self.canGrow(value) {
        grown[path, default: []].append(value)
      }
    }
    return grown
  }

  /// Texts, and lists of what is none of the code's own: of listeners, nothing is said.
  private static func canGrow(_ value: Value) -> Bool {
    switch value.resolved {
    case .text: true
    case .list(let elements): elements.allSatisfy { $0.value.resolved.isTextOrUnknown }
    default: false
    }
  }

  private func members(of type: TypeReference, setBy function: FunctionReference) -> [(name: String, value: Value)] {
    members(of: type, setBy: function, followed(function))
  }

  /// What a function's variables say of the members of a type's objects: its own, and those that its variables hold.
  func members(
    of type: TypeReference, setBy function: FunctionReference, _ frame: Frame
  ) -> [(name: String, value: Value)] {
    let isOwn = function.owner?.name == type.name
    let implicit = isOwn && units[function.unit].language.implicitSelf == true
    return frame.environment.variables.compactMap { path, value in
      let parts = path.split(separator: ".").map(String.init)
      switch parts.count {
      case 1: return implicit && linker.declaration(of: type)?.members.contains(path) == true ? (path, value) : nil
      case 2:
        let isMember = isOwn && isSelf(parts[0], in: function.unit) || frame.environment[parts[0]]?.isOf(type) == true
        return isMember ? (parts[1], value) : nil
      default: return nil
      }
    }
  }

  /// A function's variables after it has run with any arguments.
  func followed(_ function: FunctionReference) -> Frame {
    var frame = Frame(following: function, named: function.name)
    bindParameters(of: function, to: CallArguments(), &frame)
    body(of: function, &frame)
    return frame
  }
}

extension Value {
  fileprivate var isTextOrUnknown: Bool {
    switch self {
    case .text, .sql, .unknown, .literal: true
    case .list(let elements): elements.allSatisfy { $0.value.isTextOrUnknown }
    default: false
    }
  }

  /// Whether the value is of a type of that name, or the type itself.
  fileprivate func isOf(_ type: TypeReference) -> Bool {
    switch self {
    case .object(let own), .type(let own): own.name == type.name
    default: false
    }
  }
}
