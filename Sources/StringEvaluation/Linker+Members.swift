internal import HostLanguages

extension Linker {
  /// By the types of a unit: the members and functions of their objects that code means by their names alone.
  func membersByName(in unit: Int, _ source: SourceUnit) -> [String: Set<String>] {
    guard source.language.implicitSelf == true else { return [:] }
    return declarations[unit].types.mapValues { declared in
      lineage(of: declared.reference).reduce(into: []) { names, type in
        names.formUnion(type.members)
        if source.language.callsByName == true { names.formUnion(type.functions.keys) }
      }
    }
  }

  /// Whether a type's body or functions may say something of a member of that name, other than to declare a function.
  func mayHaveMember(_ name: String, _ declared: Declarations.TypeDeclaration) -> Bool {
    let type = declared.reference
    return declared.members.contains(name) || declared.assigns(name)
      || declared.growing.values.contains { $0.contains(name) }
      || preparers(of: type).contains { $0.members.contains(name) }
      || declarations[type.unit].types[name]?.outer?.name == type.name
      || writtenMembers(of: type).contains { $0.name == name } || !fillers(of: type, name).isEmpty
  }

  /// Whether a method is read like a member.
  func isProperty(_ function: FunctionReference) -> Bool {
    function.owner.flatMap { declaration(of: $0) }?.properties.contains(function.name) == true
  }

  /// The members of which an object is made that has no constructor, those of its bases first.
  func fields(of type: TypeReference) -> [String] {
    lineage(of: type).reversed().reduce(into: []) { fields, declared in
      fields += declared.fields.filter { !fields.contains($0) }
    }
  }

  /// The members that constructors of a type's bases set, if its own constructor hands them something of its own.
  func membersSetByConstructors(ofBasesOf type: TypeReference) -> Set<String> {
    guard declaration(of: type)?.handsToBase == true else { return [] }
    return lineage(of: type).dropFirst().reduce(into: []) { members, base in
      members.formUnion(base.changing[constructorName(of: base.reference)] ?? [])
    }
  }

  /// Whether the type itself declares or assigns a member.
  func hasOwnMember(_ name: String, _ declared: Declarations.TypeDeclaration) -> Bool {
    declared.members.contains(name) || declared.assigns(name) || !fillers(of: declared.reference, name).isEmpty
  }

  /// What stands beside a type among the bases of those made from it, such as a mixin that is written for them.
  func mixins(beside type: TypeReference, in derived: [TypeReference]) -> [TypeReference] {
    var found: [TypeReference] = []
    for base in derived.flatMap({ bases(of: $0) }) where !isSame(base, type) && !derived.contains(base) {
      if !found.contains(base), !self.derived(from: base).contains(where: { isSame($0, type) }) { found.append(base) }
    }
    return found
  }
}
