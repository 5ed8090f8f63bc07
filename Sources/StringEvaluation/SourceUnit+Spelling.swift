internal import HostLanguages

extension [SourceUnit] {
  /// The units with each call of a function spelled as the function is declared, where a language takes any case for it.
  func spelledAsDeclared() -> [SourceUnit] {
    guard contains(where: { $0.language.foldsFunctionNames == true }) else { return self }
    var declared: Set<String> = []
    // What makes an object is called by the name of its type, whatever functions are called.
    var types: Set<String> = []
    for unit in self where unit.language.foldsFunctionNames == true {
      for node in 0..<Program.ID(unit.program.nodeCount) {
        switch unit.program.operation(node) {
        case .function: declared.insert(unit.program.name(node))
        case .type: types.insert(unit.program.name(node))
        default: break
        }
      }
    }
    // Of several spellings none is the one that is meant.
    let spellings = Dictionary(grouping: declared) { $0.lowercased() }.compactMapValues { $0.count == 1 ? $0[0] : nil }
    return map { unit in
      guard unit.language.foldsFunctionNames == true else { return unit }
      var unit = unit
      unit.program = unit.program.renamingCallees { name in
        declared.contains(name) || types.contains(name) ? nil : spellings[name.lowercased()]
      }
      return unit
    }
  }
}
