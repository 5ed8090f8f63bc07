internal import HostLanguages

/// Calls by which an object goes on with functions of its bases, and a type's body makes objects of the type.
extension Evaluator {
  /// What `super(…)` calls: in a constructor the base's, elsewhere the base's function of the same name.
  func baseFunction(calledBy callee: Program.ID, _ frame: Frame) -> FunctionReference? {
    guard units[frame.unit].language.superCalls == true, isSuper(callee, in: frame.unit), let owner = frame.owner,
      let name = frame.function.split(separator: ".").last.map(String.init)
    else { return nil }
    let isConstructor = name == linker.constructorName(of: owner)
    return linker.bases(of: owner).lazy.compactMap { [linker] base in
      isConstructor ? linker.constructor(of: base) : linker.function(name, of: base)
    }.first
  }

  /// The type of the constants that are written in its body as `NAME(argument)`.
  func typeMade(by callee: Program.ID, _ frame: Frame) -> TypeReference? {
    let program = units[frame.unit].program
    guard let owner = typeOfBody(frame), program.operation(callee) == .read,
      let members = linker.declaration(of: owner)?.members, members.contains(program.name(callee)),
      members.count <= limits.constantsOfType
    else { return nil }
    return owner
  }

  /// `Base.__init__(self, table)`: takes the object out of the arguments.
  ///
  /// - Returns: whether the function is called on the own object that way.
  func takeOwnObject(
    from arguments: inout CallArguments, for functions: [FunctionReference], calledOn receiver: Value?, _ frame: Frame
  ) -> Bool {
    guard case .type(let type)? = receiver?.resolved, let own = frame.selfType, linker.isMade(own, from: type),
      let first = arguments.positional.first, units[frame.unit].program.operation(first.node) == .read,
      isSelf(units[frame.unit].program.name(first.node), in: frame.unit), let function = functions.first,
      function.owner != nil,
      units[function.unit].program.parameters(ofFunction: function.node).first.map({
        isSelf(units[function.unit].program.name($0), in: function.unit)
      }) == true
    else { return false }
    arguments.positional.removeFirst()
    return true
  }

  /// Whether something stands for the object as one of the base type: `parent`, `super()`.
  func isSuper(_ object: Program.ID?, in unit: Int) -> Bool {
    let program = units[unit].program
    guard var object else { return false }
    if program.operation(object) == .call { object = program.child(object, 0) ?? object }
    return program.operation(object) == .read
      && units[unit].language.superNames?.contains(program.name(object)) == true
  }
}
