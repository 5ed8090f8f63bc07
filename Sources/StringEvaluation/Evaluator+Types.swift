internal import HostLanguages

/// What the types say that are written beside names.
extension Evaluator {
  /// The object that a parameter is declared to take, if its type is one of the repository's that has functions.
  func declaredObject(_ parameter: Program.ID, in unit: Int) -> Value? {
    let program = units[unit].program
    guard program.operation(parameter) == .parameter, let type = program.child(parameter, 2) else { return nil }
    return object(ofTypeWritten: type, in: unit)
  }

  /// The same of a member, as the type's body declares it or as the constructor's parameter of its name does.
  func declaredObject(inMember name: String, of type: TypeReference) -> Value? {
    let program = units[type.unit].program
    var pending = program.children(type.node).filter { [.block, .keyword].contains(program.operation($0)) }
    while let node = pending.popLast() {
      if program.operation(node) == .keyword {
        guard program.name(node) == name, let written = program.child(node, 0) else { continue }
        return object(ofTypeWritten: written, in: type.unit)
      }
      pending += program.children(node).filter { program.operation($0) == .keyword }
    }
    guard let constructor = linker.declaration(of: type)?.functions[linker.constructorName(of: type)] else {
      return nil
    }
    return units[constructor.unit].program.children(constructor.node).dropLast()
      .first { units[constructor.unit].program.name($0) == name }
      .flatMap { declaredObject($0, in: constructor.unit) }
  }

  private func object(ofTypeWritten node: Program.ID, in unit: Int) -> Value? {
    let program = units[unit].program
    let type = program.operation(node) == .call ? program.child(node, 0) ?? node : node
    guard program.operation(type) == .read else { return nil }
    let parts = program.name(type).split(separator: ".")
    guard let last = parts.last else { return nil }
    // With its package in front.
    let target =
      parts.count == 2
      ? linker.declarations[unit].imports[String(parts[0])].flatMap { linker.resolve(String(last), inModule: $0.name) }
      : linker.resolve(String(last), in: unit)
    guard case .type(let found)? = target, linker.hasFunctions(found) else { return nil }
    return .object(found)
  }
}

extension Value {
  var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
}
