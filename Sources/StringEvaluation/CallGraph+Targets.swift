internal import HostLanguages
internal import SourceModel

extension CallGraph {
  /// What a call may mean.
  struct Targets {
    var nodes: [Node] = []
    var certainty = CallFacts.Certainty.name
    /// Too many functions have the name to name them all.
    var isUnclear = false
  }

  func targets(of call: CallOutline.Call, in unit: Int) -> Targets {
    let caller = outlines[unit].functions[call.caller]
    let found =
      switch call.receiver {
      case .none: bare(call.name, in: unit, caller)
      case .own: method(call.name, ofTypeNamed: caller.owner, in: unit)
      case .base: inherited(call.name, byTypeNamed: caller.owner, in: unit)
      case .named(let name): member(call.name, of: name, in: unit)
      case .unknown: Targets()
      }
    if !found.nodes.isEmpty { return found }
    // A variable's name is often that of some function; what is handed over must be told more surely.
    if call.isReference, call.receiver == .none { return found }
    return byName(call, in: unit)
  }

  /// Functions of the same language that have the name, methods where it is called on something.
  private func byName(_ call: CallOutline.Call, in unit: Int) -> Targets {
    // Operators and the like are called without their names.
    guard let first = call.name.first, first.isLetter || first == "_" else { return Targets() }
    let isBare = call.receiver == .none && units[unit].language.implicitSelf != true
    let candidates = (named[call.name] ?? []).filter { node in
      isBare == function(node).owner.isEmpty && speaks(units[node.unit].language.name, with: unit)
    }
    switch candidates.count {
    case 0: return Targets()
    case 1: return Targets(nodes: candidates, certainty: .likely)
    case ...Self.mostNamesakes where !call.isReference: return Targets(nodes: candidates, certainty: .name)
    default: return Targets(isUnclear: !call.isReference)
    }
  }

  /// Whether code of a language calls that of a unit: it is the same, or one extends the other.
  private func speaks(_ language: String, with unit: Int) -> Bool {
    let other = units[unit].language
    return other.name == language || Set([other.name, other.extends ?? ""]).contains(language)
      || other.extends != nil && units.first { $0.language.name == language }?.language.extends == other.extends
  }

  private func certain(_ reference: FunctionReference?) -> Targets {
    reference.flatMap { node(of: $0) }.map { Targets(nodes: [$0], certainty: .certain) } ?? Targets()
  }

  private func bare(_ name: String, in unit: Int, _ caller: CallOutline.Function) -> Targets {
    // A function within the caller, or beside it in the same one.
    let nested = outlines[unit].functions.indices.filter { index in
      let function = outlines[unit].functions[index]
      return function.name == name && function.owner == caller.owner
        && caller.qualifiedName.hasPrefix(String(function.qualifiedName.dropLast(name.utf8.count)))
    }
    if nested.count == 1, !name.isEmpty {
      let function = outlines[unit].functions[nested[0]]
      let isMethod = !function.owner.isEmpty && function.qualifiedName.hasSuffix(function.owner + "." + name)
      if !isMethod || units[unit].language.implicitSelf == true {
        return Targets(nodes: [Node(unit: unit, function: nested[0])], certainty: .certain)
      }
    }
    if units[unit].language.implicitSelf == true, !caller.owner.isEmpty {
      let own = method(name, ofTypeNamed: caller.owner, in: unit)
      if !own.nodes.isEmpty { return own }
    }
    return meaning(of: linker.resolve(name, in: unit), name, in: unit)
  }

  private func meaning(of target: Linker.Target?, _ name: String, in unit: Int) -> Targets {
    switch target {
    case .function(let function):
      var found = certain(function)
      let isNear =
        function.unit == unit || linker.declarations[unit].imports[name] != nil
        || folder(of: function.unit) == folder(of: unit)
      if !isNear { found.certainty = .likely }
      return found
    case .type(let type):
      return certain(linker.constructor(of: type))
    case .member(let type, let member): return certain(linker.function(member, of: type))
    case .global(let owner, let name):
      // `const find = () => …`
      let functions = outlines[owner].functions.indices.filter { outlines[owner].functions[$0].name == name }
      return functions.count == 1
        ? Targets(nodes: [Node(unit: owner, function: functions[0])], certainty: .certain) : Targets()
    case nil: return Targets()
    }
  }

  private func folder(of unit: Int) -> Substring {
    let path = units[unit].path
    return path.lastIndex(of: "/").map { path[..<$0] } ?? ""
  }

  /// The type's own method, or that of a base.
  private func method(_ name: String, ofTypeNamed owner: String, in unit: Int) -> Targets {
    guard let type = linker.declarations[unit].types[owner]?.reference else { return Targets() }
    return certain(linker.function(name, of: type))
  }

  private func inherited(_ name: String, byTypeNamed owner: String, in unit: Int) -> Targets {
    guard let type = linker.declarations[unit].types[owner]?.reference else { return Targets() }
    for base in linker.bases(of: type) {
      let found = certain(linker.function(name, of: base))
      if !found.nodes.isEmpty { return found }
    }
    return Targets()
  }

  /// `Type.find`, `module.find`, and `order_store.find`, which is likely to be a method of `OrderStore`.
  private func member(_ name: String, of receiver: String, in unit: Int) -> Targets {
    if case .type(let type)? = linker.resolve(receiver, in: unit) {
      return certain(linker.function(name, of: type))
    }
    if let imported = linker.declarations[unit].imports[receiver] {
      let path = imported.qualifiedName
      if linker.isOfStandardLibrary(path, in: unit) { return Targets() }
      let found = meaning(of: linker.resolve(name, inModule: path, from: unit), name, in: unit)
      if !found.nodes.isEmpty { return Targets(nodes: found.nodes, certainty: .certain) }
    }
    let wanted = receiver.comparableName
    guard wanted.utf8.count > 2 else { return Targets() }
    let methods = (named[name] ?? []).filter { !function($0).owner.isEmpty }
    let same = methods.filter { comparableOwners[function($0).owner] == wanted }
    if same.count == 1 { return Targets(nodes: same, certainty: .likely) }
    let similar = methods.filter { comparableOwners[function($0).owner]?.hasSuffix(wanted) ?? false }
    return similar.count == 1 ? Targets(nodes: similar, certainty: .likely) : Targets()
  }
}

extension String {
  /// `order_store`, `orderStore` and `OrderStore` are one name.
  var comparableName: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
