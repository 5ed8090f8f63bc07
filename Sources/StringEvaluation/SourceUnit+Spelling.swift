internal import HostLanguages

extension [SourceUnit] {
  /// The units with each call of a function spelled as the function is declared, where a language takes any case for it.
  func spelledAsDeclared() -> [SourceUnit] {
    guard contains(where: { $0.language.foldsFunctionNames == true }) else { return self }
    var declared: Set<String> = []
    for unit in self where unit.language.foldsFunctionNames == true {
      for node in 0..<Program.ID(unit.program.nodeCount) where unit.program.operation(node) == .function {
        declared.insert(unit.program.name(node))
      }
    }
    // Of several spellings none is the one that is meant.
    let spellings = Dictionary(grouping: declared) { $0.lowercased() }.compactMapValues { $0.count == 1 ? $0[0] : nil }
    return map { unit in
      guard unit.language.foldsFunctionNames == true else { return unit }
      var unit = unit
      unit.program = unit.program.renamingCallees { name in
        declared.contains(name) ? nil : spellings[name.lowercased()]
      }
      return unit
    }
  }
}
