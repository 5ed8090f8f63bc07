internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  func read(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let name = units[frame.unit].program.name(node)
    let value = meaning(of: name, &frame)
    let functions = value.functions
    guard units[frame.unit].language.callsByName == true, !functions.isEmpty,
      functions.allSatisfy({ closures[$0] == nil })
    else { return value }
    var arguments = CallArguments()
    arguments.object = ownInstance(for: functions, frame)
    return given(by: functions, arguments, written: name)
  }

  /// What a bare name stands for.
  func meaning(of name: String, _ frame: inout Frame) -> Value {
    if let tracked = frame.tracked {
      if name == tracked.name { return current(in: frame).map { .instance($0) } ?? .object(tracked.start.type) }
      if frame.environment[name] == nil, units[frame.unit].language.implicitSelf == true,
        let value = frame.environment[tracked.path(name)]
      {
        return value
      }
    }
    if let value = frame.environment[name] { return value }
    if let owner = frame.owner {
      if isSelf(name, in: frame.unit) { return .object(frame.selfType ?? owner) }
      if units[frame.unit].language.superNames?.contains(name) == true {
        return linker.bases(of: owner).first.map { .object($0) } ?? .unknown(name)
      }
      if units[frame.unit].language.implicitSelf == true {
        if let object = frame.object, let value = member(name, of: object) { return value }
        if let value = memberAround(name, owner) { return value }
      }
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
    let declared = linker.constants(named: name, for: unit)
    if !declared.isEmpty { return .merged(declared.map { value(of: $0, from: unit) }) }
    if let constant = units[unit].language.constants?[name] { return .text(.text(Array(constant.utf8))) }
    let imported = linker.declarations[unit].imports[name]
    let isOfLibrary = imported.map { linker.isOfStandardLibrary($0.path, in: unit) } ?? false
    // Where files import what they use, a name that is not imported is built in.
    if units[unit].language.explicitImports != true, !isOfLibrary { unresolved[name, default: []].insert(name) }
    if let imported {
      if let script = scriptText(.text(.text(Array(imported.path.utf8))), in: unit) { return script }
      if !isOfLibrary {
        unresolved[name, default: []].insert(imported.name.split { ".\\/:".contains($0) }.last.map(String.init) ?? name)
      }
      return .module(imported.qualifiedName)
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
    if let owner = typeOfBody(frame), program.operation(objectNode) == .read,
      isSelf(program.name(objectNode), in: frame.unit) || program.name(objectNode) == owner.name,
      let value = frame.environment[name]
    {
      // A member of the type whose body is being read.
      return value
    }
    let object = evaluate(objectNode, &frame)
    let found = member(name, of: object, from: frame.unit)
    if let read = found.flatMap({ property($0, of: object, written: node, frame) }) { return read }
    let value =
      found ?? memberOfAnyObject(name, of: object, written: written(node, in: frame.unit), from: frame.unit)
    // Of an object of which only the base is known, the member may be another type's.
    guard let owner = frame.owner, object == .object(owner), frame.object == nil,
      value.text != nil || value.elements != nil
    else { return value }
    guard let others = derivedValue(name, of: owner) else { return value }
    if derivedUse == .none { derivedUse = .overridden }
    return .merged(value, others)
  }

  /// What methods give that are read like members; nil for others.
  private func property(_ member: Value, of object: Value, written node: Program.ID, _ frame: Frame) -> Value? {
    let functions = member.functions
    guard !functions.isEmpty, functions.allSatisfy(linker.isProperty) else { return nil }
    var arguments = CallArguments()
    arguments.object = object.instance ?? ownInstance(for: functions, frame)
    return given(by: functions, arguments, written: written(node, in: frame.unit))
  }

  /// A member of an object of which nothing is known: what the only type says that has such a member, or anything else.
  private func memberOfAnyObject(_ name: String, of object: Value, written: String, from unit: Int) -> Value {
    // While members are looked for, those of other types may not be complete.
    guard case .unknown = object.resolved, unsettled == 0, membersInProgress.isEmpty,
      let owner = linker.onlyOwner(ofMember: name, in: unit), case .text(let text)? = member(name, of: owner)?.resolved,
      text.hasText
    else { return .unknown(written) }
    return .text(.oneOf([text, .hole(Hole(kind: .unknown, name: written))]))
  }

  /// The function of an object's type, or what those made from it have in its place. A member of the same name is another
  /// thing, unless it can be called.
  func method(_ name: String, of object: Value) -> Value? {
    let type: TypeReference
    switch object.resolved {
    case .object(let known), .type(let known): type = known
    case .instance(let instance): type = instance.type
    default: return nil
    }
    guard let function = linker.function(name, of: type),
      ownMember(name, of: type)?.functions.allSatisfy({ $0.node == function.node }) != false
    else { return nil }
    let known = Value.function(linker.function(function, calledOn: type))
    return isOpen(known) ? leftOpen(name, by: type, declaredAs: known) ?? known : known
  }

  /// nil when nothing is known of it.
  func member(_ name: String, of object: Value, from unit: Int) -> Value? {
    switch object.resolved {
    case .type(let type) where name == units[unit].language.instantiator: return .type(type)
    case .object(let type) where units[type.unit].language.typeMembers?.contains(name) == true: return .type(type)
    case .instance(let instance):
      if let known = instance.members[name], known != .nothing { return known }
      return member(name, of: .object(instance.type), from: unit)
    case .object(let type), .type(let type): return member(name, of: type) ?? tableName(name, of: type)
    case .anyOf(let values):
      let found = values.compactMap { member(name, of: $0, from: unit) }
      return found.isEmpty ? nil : .merged(found)
    case .module(let path):
      if let query = emptyQuery(name, inModule: path, unit) { return query }
      if let target = linker.resolve(name, inModule: path, from: unit) { return value(of: target, from: unit) }
      if !linker.isOfStandardLibrary(path, in: unit) { unresolved[name, default: []].insert(name) }
      return .module(path + "." + name)
    case .map: return object.entry(for: name)
    case .text where units[unit].language.textMembers?.contains(name) == true: return object
    case .unknown(let written):
      // A package or a class that is not imported by name, as in Go and PHP.
      guard let target = linker.resolve(name, inModule: written, from: unit) else { return nil }
      return value(of: target, from: unit)
    default: return nil
    }
  }

  /// What a type's body or its methods assign to a member, the bases' included; where they leave it open, what the types
  /// made from it say.
  func member(_ name: String, of type: TypeReference) -> Value? {
    let known = inheritedMember(name, of: type)
    if let known, !isOpen(known) { return known }
    return leftOpen(name, by: type, declaredAs: known) ?? known
  }

  /// Whether a type, or one that it is made from, declares a member without saying what it is.
  private func declares(_ name: String, _ type: TypeReference) -> Bool {
    linker.declaration(of: type)?.members.contains(name) == true
      || linker.bases(of: type).contains { linker.declaration(of: $0)?.members.contains(name) == true }
  }

  private func inheritedMember(_ name: String, of type: TypeReference) -> Value? {
    let function = linker.function(name, of: type)
    if let value = ownMember(name, of: type), function == nil || value.functions.isEmpty { return value }
    // A member is not the function that has its name, even if it is only declared.
    if let function, !declares(name, type) { return .function(linker.function(function, calledOn: type)) }
    for base in linker.bases(of: type) where membersInProgress.insert(base).inserted {
      defer { membersInProgress.remove(base) }
      // Go's embedded field has the name of its type.
      if base.name == name { return .object(base) }
      if let value = inheritedMember(name, of: base), function == nil || value.functions.isEmpty { return value }
    }
    if function != nil { return .unknown(name) }
    unresolved[name, default: []].formUnion(linker.unresolvedBases(of: type))
    return nil
  }

  /// Whether a member is declared only, for the types made from this one to say what it is.
  private func isOpen(_ value: Value) -> Bool {
    switch value {
    case .literal(let literal): literal.kind == .null
    case .text(let template): template == .empty
    case .unknown: true
    case .function(let function):
      units[function.unit].program.isAbstract(function.node, in: units[function.unit].language)
    default: false
    }
  }

  /// The text or list that types made from a type have in a member of their own.
  private func derivedValue(_ name: String, of type: TypeReference) -> Value? {
    guard let value = derivedMember(name, of: type), value.text != nil || value.elements != nil else { return nil }
    return value
  }

  /// What the types made from a type say of a member that it leaves open; files that may say more are asked for.
  private func leftOpen(_ name: String, by type: TypeReference, declaredAs known: Value?) -> Value? {
    let value = derivedMember(name, of: type)
    let isDeclared =
      switch known {
      case nil, .unknown: false
      default: true
      }
    if isDeclared || value != nil {
      openTypes.insert(type.name)
    } else {
      openMembers[name, default: []].insert(type.name)
    }
    if value != nil { derivedUse = .open }
    return value
  }

  /// Any of what the types made from a type say of a member.
  private func derivedMember(_ name: String, of type: TypeReference) -> Value? {
    // While members are looked for, those of other types may not be complete.
    guard unsettled == 0, membersInProgress.isEmpty else { return nil }
    let types = linker.derived(from: type)
    // What any of very many types may say tells nothing.
    guard types.count <= limits.derivedTypes else { return nil }
    let values = (types + linker.mixins(beside: type, in: types)).compactMap { derived -> Value? in
      guard let declared = linker.declaration(of: derived) else { return nil }
      if linker.hasOwnMember(name, declared)
        || linker.membersSetByConstructors(ofBasesOf: derived).contains(name)
      {
        return ownMember(name, of: derived)
      }
      return declared.functions[name].map { .function(linker.function($0, calledOn: derived)) }
    }.filter { !isOpen($0) }
    return values.isEmpty ? nil : .merged(values)
  }
}
