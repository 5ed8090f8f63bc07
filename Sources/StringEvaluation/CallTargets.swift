internal import HostLanguages

/// What the calls of one unit mean, as far as their names tell.
struct CallTargets {
  enum Targets {
    case functions([CodePlace])
    /// Any function of that name.
    case anyNamed
  }

  let unit: Int
  let source: SourceUnit
  let linker: Linker

  func targets(of call: DependentCalls.Call, beside calls: DependentCalls) -> Targets {
    let program = source.program
    let name = program.name(call.callee)
    guard program.operation(call.callee) == .member else { return bare(name, of: call, beside: calls) }
    guard let object = program.child(call.callee, 0) else { return .anyNamed }
    let receiver = program.operation(object) == .call ? program.child(object, 0) ?? object : object
    guard program.operation(receiver) == .read else { return .anyNamed }
    let receiverName = program.name(receiver)
    if let owner = owner(of: call) {
      if source.language.selfNames?.contains(receiverName) == true, receiver == object {
        return methods(name, of: [owner] + linker.derived(from: owner))
      }
      if source.language.superNames?.contains(receiverName) == true {
        return methods(name, of: linker.bases(of: owner))
      }
    }
    guard receiver == object, !call.variables.contains(receiverName) else { return .anyNamed }
    switch linker.resolve(receiverName, in: unit) {
    case .type(let type): return methods(name, of: [type])
    case .some: return .anyNamed
    case nil:
      guard let imported = linker.declarations[unit].imports[receiverName] else { return .anyNamed }
      let module = imported.qualifiedName
      if linker.isOfStandardLibrary(module, in: unit) { return .functions([]) }
      return meaning(of: linker.resolve(name, inModule: module, from: unit))
    }
  }

  private func bare(_ name: String, of call: DependentCalls.Call, beside calls: DependentCalls) -> Targets {
    // What a parameter stands for is the callers' to say.
    if call.variables.contains(name) { return .functions([]) }
    if let inner = calls.innerFunctions[name] { return .functions(inner.map { CodePlace(unit: unit, node: $0) }) }
    if source.language.implicitSelf == true, let owner = owner(of: call),
      case .functions(let own) = methods(name, of: [owner] + linker.derived(from: owner))
    {
      return .functions(own)
    }
    return meaning(of: linker.resolve(name, in: unit))
  }

  private func owner(of call: DependentCalls.Call) -> TypeReference? {
    call.owner.flatMap { linker.declarations[unit].types[$0]?.reference }
  }

  private func meaning(of target: Linker.Target?) -> Targets {
    switch target {
    case .function(let function): .functions([CodePlace(function)])
    case .type(let type): linker.constructor(of: type).map { .functions([CodePlace($0)]) } ?? .functions([])
    case .member(let type, let name): methods(name, of: [type])
    case .global, nil: .anyNamed
    }
  }

  private func methods(_ name: String, of types: [TypeReference]) -> Targets {
    let found = Set(types.compactMap { linker.function(name, of: $0) }.map { CodePlace($0) })
    return found.isEmpty ? .anyNamed : .functions(found.sorted())
  }
}

extension CodePlace {
  init(_ function: FunctionReference) { self.init(unit: function.unit, node: function.node) }
}
