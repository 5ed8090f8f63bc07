/// Types with those that they are made from.
extension Linker {
  /// The type's function of that name, its bases' included.
  func function(_ name: String, of type: TypeReference, depth: Int = 0) -> FunctionReference? {
    guard depth < 8 else { return nil }
    if let own = declaration(of: type)?.functions[name] { return own }
    for base in bases(of: type) {
      if let inherited = function(name, of: base, depth: depth + 1) { return inherited }
    }
    return nil
  }

  /// Whether the type has functions, its bases' included.
  func hasFunctions(_ type: TypeReference, depth: Int = 0) -> Bool {
    guard depth < 8 else { return false }
    return declaration(of: type)?.functions.isEmpty == false
      || bases(of: type).contains { hasFunctions($0, depth: depth + 1) }
  }

  /// The one of several places where pieces of a type are written that stands for it.
  func canonical(_ type: TypeReference) -> TypeReference { declaration(of: type)?.reference ?? type }

  func isSame(_ left: TypeReference, _ right: TypeReference) -> Bool {
    left == right || left.name == right.name && canonical(left) == canonical(right)
  }

  /// The type with those that it is made from, nearest first.
  func lineage(of type: TypeReference) -> [Declarations.TypeDeclaration] {
    var found: [Declarations.TypeDeclaration] = []
    var pending = [type]
    while !pending.isEmpty, found.count < 12 {
      guard let declared = declaration(of: pending.removeFirst()),
        !found.contains(where: { $0.reference == declared.reference })
      else { continue }
      found.append(declared)
      pending += bases(of: declared.reference)
    }
    return found
  }

  /// Whether a type is another one or is made from it.
  func isMade(_ type: TypeReference, from base: TypeReference) -> Bool {
    isSame(type, base) || lineage(of: type).contains { isSame($0.reference, base) }
  }

  /// The function, called on an object of a type.
  func function(_ function: FunctionReference, calledOn type: TypeReference) -> FunctionReference {
    guard let owner = function.owner else { return function }
    var function = function
    function.object = isSame(owner, type) ? nil : type
    return function
  }

  /// The types that a type is made from, as far as they are of the repository.
  func bases(of type: TypeReference) -> [TypeReference] { basesByType[canonical(type)] ?? [] }

  /// The types that are made from a type, directly or by others, nearest first; 200 at most.
  func derived(from type: TypeReference) -> [TypeReference] { derivedByType[canonical(type)] ?? [] }

  static func derived(
    from type: TypeReference, in typesByBase: [TypeReference: [TypeReference]]
  ) -> [TypeReference] {
    var found: [TypeReference] = []
    var pending = typesByBase[type] ?? []
    while !pending.isEmpty, found.count < 200 {
      let next = pending.removeFirst()
      guard next != type, !found.contains(next) else { continue }
      found.append(next)
      pending += typesByBase[next] ?? []
    }
    return found
  }
}
