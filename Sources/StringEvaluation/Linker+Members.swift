extension Linker {
  /// Whether a type's body or functions may say something of a member of that name, other than to declare a function.
  func mayHaveMember(_ name: String, _ declared: Declarations.TypeDeclaration) -> Bool {
    let type = declared.reference
    return declared.members.contains(name) || declared.assigns(name)
      || declared.growing.values.contains { $0.contains(name) } || !preparers(of: type).isEmpty
      || declarations[type.unit].types[name]?.outer?.name == type.name
      || writtenMembers(of: type).contains { $0.name == name } || !fillers(of: type, name).isEmpty
  }

  /// Whether the type itself declares or assigns a member.
  func hasOwnMember(_ name: String, _ declared: Declarations.TypeDeclaration) -> Bool {
    declared.members.contains(name) || declared.assigns(name) || !fillers(of: declared.reference, name).isEmpty
  }
}
