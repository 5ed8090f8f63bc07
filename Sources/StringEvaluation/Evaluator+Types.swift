internal import HostLanguages

/// What the types say that are written beside names.
extension Evaluator {
  /// The object that a parameter is declared to take, if its type is one of the repository's that has functions.
  func declaredObject(_ parameter: Program.ID, of function: FunctionReference) -> Value? {
    let program = units[function.unit].program
    guard program.operation(parameter) == .parameter, let type = program.child(parameter, 2) else { return nil }
    return object(ofTypeWritten: type, in: function.unit, owner: function.owner)
  }

  /// The same of what a function is declared to give, by its code or its documentation.
  func declaredResult(of function: FunctionReference) -> Value? {
    units[function.unit].program.result(ofFunction: function.node).flatMap {
      object(
        ofTypesNamed: names(inType: $0, in: function.unit), in: function.unit, owner: function.object ?? function.owner)
    }
  }

  /// What a call gives: an object of which its declared type says all, or else what comes of following the call once
  /// that is asked for.
  func given(
    by functions: [FunctionReference], _ arguments: CallArguments, written: String, fallback: Value? = nil
  ) -> Value {
    if functions.count == 1, let object = wholeObject(givenBy: functions[0]) { return object }
    return .pending(PendingCall(functions, arguments, written: written, fallback: fallback, evaluator: self))
  }

  /// The object that a function is declared to give, if its type says all of it.
  private func wholeObject(givenBy function: FunctionReference) -> Value? {
    if let known = knownWholeResults[function] { return known }
    let object = declaredResult(of: function).flatMap(whole)
    knownWholeResults[function] = .some(object)
    return object
  }

  /// The same of a member.
  func wholeObject(inMember name: String, of type: TypeReference) -> Value? {
    declaredObject(inMember: name, of: type).flatMap(whole)
  }

  /// An object of a type from which none is made and whose objects are not told apart; nil for others.
  private func whole(_ object: Value) -> Value? {
    guard case .object(let type) = object, linker.derived(from: type).isEmpty, toldMembers(of: type).names.isEmpty
    else { return nil }
    return object
  }

  /// What a member is declared to hold, as the type's body declares it or as the constructor's parameter of its name does.
  func declaredObject(inMember name: String, of type: TypeReference) -> Value? {
    self.type(ofMember: name, of: type).flatMap { object(ofTypeWritten: $0.type, in: $0.unit, owner: type) }
  }

  /// How the type of a member is written: in the type's body, or else at the constructor's parameter of its name.
  private func type(ofMember name: String, of type: TypeReference) -> (type: Program.ID, unit: Int)? {
    let program = units[type.unit].program
    var pending = program.children(type.node).filter { [.block, .keyword].contains(program.operation($0)) }
    while let node = pending.popLast() {
      if program.operation(node) == .keyword {
        guard program.name(node) == name, let written = program.child(node, 0) else { continue }
        return (written, type.unit)
      }
      pending += program.children(node).filter { program.operation($0) == .keyword }
    }
    guard let constructor = linker.declaration(of: type)?.functions[linker.constructorName(of: type)] else {
      return nil
    }
    let other = units[constructor.unit].program
    let parameter = other.parameters(ofFunction: constructor.node).first { other.name($0) == name }
    guard let parameter, other.operation(parameter) == .parameter, let written = other.child(parameter, 2) else {
      return nil
    }
    return (written, constructor.unit)
  }

  /// Whether a call is one on an object whose declared type is not of the repository: none of its functions is meant.
  func isOnForeignObject(_ callee: Program.ID, _ frame: Frame) -> Bool {
    let program = units[frame.unit].program
    guard program.operation(callee) == .member, let object = program.child(callee, 0) else { return false }
    if program.operation(object) == .read { return frame.foreignObjects.contains(program.name(object)) }
    guard program.operation(object) == .member, let owner = frame.owner, let holder = program.child(object, 0),
      program.operation(holder) == .read, isSelf(program.name(holder), in: frame.unit)
    else { return false }
    return type(ofMember: program.name(object), of: owner).map { isForeign($0.type, in: $0.unit) } == true
  }

  /// Whether a parameter is declared with a type that is not of the repository.
  func isDeclaredForeign(_ parameter: Program.ID, in unit: Int) -> Bool {
    let program = units[unit].program
    return program.operation(parameter) == .parameter
      && program.child(parameter, 2).map { isForeign($0, in: unit) } == true
  }

  private func isForeign(_ type: Program.ID, in unit: Int) -> Bool {
    names(inTypeWritten: type, in: unit).contains { linker.isImportedFromElsewhere(String($0[0]), in: unit) }
  }

  private func object(ofTypeWritten type: Program.ID, in unit: Int, owner: TypeReference?) -> Value? {
    object(ofTypesNamed: names(inTypeWritten: type, in: unit), in: unit, owner: owner)
  }

  /// The names of the types of which one is meant, each in its parts.
  private func names(inTypeWritten node: Program.ID, in unit: Int) -> [[Substring]] {
    let program = units[unit].program
    let type = program.operation(node) == .call ? program.child(node, 0) ?? node : node
    return [.read, .member].contains(program.operation(type)) ? names(inType: program.name(type), in: unit) : []
  }

  private func names(inType written: String, in unit: Int) -> [[Substring]] {
    TypeSpelling(written, wrappers: units[unit].language.wrapperTypes ?? []).alternatives
  }

  /// - Parameter owner: the type in whose code the name stands.
  private func object(ofTypesNamed names: [[Substring]], in unit: Int, owner: TypeReference?) -> Value? {
    let language = units[unit].language
    let found = names.compactMap { parts -> Value? in
      guard let last = parts.last else { return nil }
      if parts.count == 1, language.selfNames?.contains(String(last)) == true { return owner.map { .object($0) } }
      // With its package in front.
      let imported = parts.count == 2 ? linker.declarations[unit].imports[String(parts[0])] : nil
      let target =
        imported.flatMap { linker.resolve(String(last), inModule: $0.name, from: unit) }
        ?? linker.resolve(String(last), in: unit)
      guard case .type(let type)? = target, linker.hasFunctions(type) else { return nil }
      return .object(type)
    }
    return found.isEmpty ? nil : .merged(found)
  }
}

extension Value {
  var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
}
