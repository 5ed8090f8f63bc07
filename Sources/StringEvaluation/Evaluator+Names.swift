internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  func read(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let name = units[frame.unit].program.name(node)
    let value = meaning(of: name, &frame)
    guard units[frame.unit].language.callsByName == true, case .function(let function) = value,
      closures[function] == nil
    else { return value }
    return .pending(PendingCall(function, CallArguments(), written: name, evaluator: self))
  }

  /// What a bare name stands for.
  func meaning(of name: String, _ frame: inout Frame) -> Value {
    if let value = frame.environment[name] { return value }
    if let owner = frame.owner {
      if isSelf(name, in: frame.unit) { return .object(owner) }
      if units[frame.unit].language.superNames?.contains(name) == true {
        return linker.bases(of: owner).first.map { .object($0) } ?? .unknown(name)
      }
      if units[frame.unit].language.implicitSelf == true, let value = memberAround(name, owner) { return value }
    }
    return global(name, from: frame.unit)
  }

  /// A member of a type, or of a type around it.
  private func memberAround(_ name: String, _ owner: TypeReference) -> Value? {
    var type: TypeReference? = owner
    while let next = type {
      if let value = member(name, of: next) ?? tableName(name, of: next) { return value }
      type = linker.declaration(of: next)?.outer
    }
    return nil
  }

  /// What a name means at the top level of a unit.
  func global(_ name: String, from unit: Int) -> Value {
    if let target = linker.resolve(name, in: unit) { return value(of: target, from: unit) }
    if let constant = units[unit].language.constants?[name] { return .text(.text(Array(constant.utf8))) }
    // Where files import what they use, a name that is not imported is built in.
    if units[unit].language.explicitImports != true { unresolved[name, default: []].insert(name) }
    if let imported = linker.declarations[unit].imports[name] {
      if let script = scriptText(.text(.text(Array(imported.path.utf8))), in: unit) { return script }
      unresolved[name, default: []].insert(imported.name.split { ".\\/:".contains($0) }.last.map(String.init) ?? name)
      return .module(imported.module.isEmpty ? imported.name : imported.module + "." + imported.name)
    }
    return .unknown(name)
  }

  func isSelf(_ name: String, in unit: Int) -> Bool {
    units[unit].language.selfNames?.contains(name) ?? false
  }

  private func value(of target: Linker.Target, from unit: Int) -> Value {
    switch target {
    case .function(let function): .function(function)
    case .type(let type): .type(type)
    case .member(let type, let name): member(name, of: type) ?? .unknown(name)
    case .global(let owner, let name):
      globals(of: owner)[name] ?? .unknown(name)
    }
  }

  func member(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    let name = program.name(node)
    if let path = path(of: node, in: frame.unit), let value = frame.environment[path] { return value }
    guard let objectNode = program.child(node, 0) else { return .unknown(name) }
    if let owner = frame.owner, Self.isBody(frame.function, of: owner), program.operation(objectNode) == .read,
      isSelf(program.name(objectNode), in: frame.unit) || program.name(objectNode) == owner.name,
      let value = frame.environment[name]
    {
      // A member of the type whose body is being read.
      return value
    }
    let object = evaluate(objectNode, &frame)
    return member(name, of: object, from: frame.unit) ?? .unknown(written(node, in: frame.unit))
  }

  /// nil when nothing is known of it.
  func member(_ name: String, of object: Value, from unit: Int) -> Value? {
    switch object.resolved {
    case .type(let type) where name == units[unit].language.instantiator: return .type(type)
    case .object(let type) where units[type.unit].language.typeMembers?.contains(name) == true: return .type(type)
    case .object(let type), .type(let type): return member(name, of: type) ?? tableName(name, of: type)
    case .module(let path):
      if let target = linker.resolve(name, inModule: path) { return value(of: target, from: unit) }
      unresolved[name, default: []].insert(name)
      return .module(path + "." + name)
    case .map: return object.entry(for: name)
    case .text where units[unit].language.textMembers?.contains(name) == true: return object
    case .unknown(let written):
      // A package or a class that is not imported by name, as in Go and PHP.
      guard let target = linker.resolve(name, inModule: written) else { return nil }
      return value(of: target, from: unit)
    default: return nil
    }
  }

  /// What a type's body or its methods assign to a member, the bases' included.
  func member(_ name: String, of type: TypeReference) -> Value? {
    if let value = ownMembers(of: type)[name] { return value }
    if let function = linker.function(name, of: type) { return .function(function) }
    for base in linker.bases(of: type) where membersInProgress.insert(base).inserted {
      defer { membersInProgress.remove(base) }
      if let value = member(name, of: base) { return value }
    }
    unresolved[name, default: []].formUnion(linker.unresolvedBases(of: type))
    return nil
  }

  private func ownMembers(of type: TypeReference) -> [String: Value] {
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
      if !path.contains(".") {
        found[path] = value
      } else if let name = ownMember(path, in: type.unit) {
        found[name] = value
      }
    }
    for (unit, name, value) in linker.writtenMembers(of: type) {
      stepsLeft = limits.stepsOfCall
      var frame = Frame(unit: unit, function: "", isRecording: false)
      let known = evaluate(value, &frame).resolved
      guard known.hasText || known.preparedText != nil else { continue }
      found[name] = found[name].map { .merged($0, known) } ?? known
    }
    members[type] = found
    for name in declared.functions.keys.sorted() {
      guard let function = declared.functions[name], assignsMembers(function) else { continue }
      stepsLeft = limits.stepsOfCall
      for (path, value) in membersAssigned(by: function) {
        // An empty text is only there until the method gives another.
        let isInitial = value.hasText && found[path]?.constant?.isEmpty == true
        found[path] = isInitial ? value : found[path].map { .merged($0, value) } ?? value
      }
    }
    for (name, statement) in preparedMembers(of: type) { found[name] = statement }
    members[type] = found
    return found
  }

  /// Whether a function assigns to `self.x`, looked up without evaluating it.
  private func assignsMembers(_ function: FunctionReference) -> Bool {
    let program = units[function.unit].program
    var pending = Array(program.children(function.node))
    while let node = pending.popLast() {
      if program.operation(node) == .assign, let target = program.child(node, 0),
        program.operation(target) == .member, let object = program.child(target, 0),
        isSelf(program.name(object), in: function.unit)
      {
        return true
      }
      pending += program.children(node)
    }
    return false
  }

  private func membersAssigned(by function: FunctionReference) -> [(String, Value)] {
    let frame = followed(function)
    return frame.environment.variables.compactMap { path, value in
      ownMember(path, in: function.unit).map { ($0, value) }
    }
  }

  /// A function's variables after it has run with any arguments.
  func followed(_ function: FunctionReference) -> Frame {
    var frame = Frame(unit: function.unit, function: function.name, owner: function.owner, isRecording: false)
    bindParameters(of: function, to: CallArguments(), &frame)
    body(of: function, &frame)
    return frame
  }

  /// The `x` of `self.x`.
  private func ownMember(_ path: String, in unit: Int) -> String? {
    let parts = path.split(separator: ".")
    guard parts.count == 2, isSelf(String(parts[0]), in: unit) else { return nil }
    return String(parts[1])
  }
}
