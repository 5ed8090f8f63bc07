internal import HostLanguages

extension Linker {
  /// The functions of libraries by which a unit's code sends something, by their last names.
  func sending(in unit: Int, _ source: SourceUnit) -> Set<String> {
    Set((source.language.sinks ?? [:]).keys).union(sendingQueries(in: unit, source))
  }

  /// Those of them that send the query that they are called on, which a library has put together.
  func sendingQueries(in unit: Int, _ source: SourceUnit) -> Set<String> {
    guard let libraries = source.language.queryBuilders else { return [] }
    let imported = declarations[unit].imports.values
    let used = libraries.filter { library in
      imported.contains { library.isIn($0.path) || library.isIn($0.name) }
        || library.beginnings.map { source.program.calls(oneOf: $0) } == true
    }
    return Set(used.flatMap(\.sends))
  }
}

extension Program {
  fileprivate func calls(oneOf names: [String]) -> Bool {
    (0..<ID(nodeCount)).contains { node in
      operation(node) == .call && child(node, 0).map { names.contains(name($0)) } == true
    }
  }
}
