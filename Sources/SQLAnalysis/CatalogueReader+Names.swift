internal import PostgresParser

extension CatalogueReader {
  mutating func rename(_ node: SyntaxNode) {
    guard let relation = node[.relation], let new = node.text(.newName),
      let name = existing(relation, isMissingOK: node.flag(.isMissingOK) || node.symbol(.renameType) == "OBJECT_INDEX")
    else { return }
    switch node.symbol(.renameType) {
    case "OBJECT_COLUMN", "OBJECT_ATTRIBUTE":
      guard let old = node.text(.subName) else { return }
      change(name) {
        $0.columns = $0.columns.map { $0 == old ? new : $0 }
        $0.primaryKey = $0.primaryKey.map { $0 == old ? new : $0 }
      }
    case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE":
      move(name, to: RelationName(schema: name.schema, name: new))
    default: break
    }
  }

  mutating func moveToSchema(_ node: SyntaxNode) {
    guard let relation = node[.relation], let schema = node.text(.newSchema),
      let name = existing(relation, isMissingOK: true)
    else { return }
    move(name, to: RelationName(schema: schema, name: name.name))
  }

  private mutating func move(_ old: RelationName, to new: RelationName) {
    guard var relation = catalogue[old] else { return }
    for child in catalogue.relations where child.parents.contains(old) {
      var child = child
      child.parents = child.parents.map { $0 == old ? new : $0 }
      set(child.name, to: child)
    }
    set(old, to: nil)
    relation.name = new
    set(new, to: relation)
  }

  mutating func drop(_ node: SyntaxNode) {
    switch node.symbol(.removeType) {
    case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE", "OBJECT_TYPE":
      for object in node.nodes(.objects) {
        let parts = object.kind == .typeName ? object.texts(.names) : object.texts(.items)
        if let name = existing(RelationName(parts: parts), true) { set(name, to: nil) }
      }
    case "OBJECT_SCHEMA":
      for schema in node.nodes(.objects).compactMap({ $0.text(.stringValue) }) {
        for relation in catalogue.relations where relation.name.schema == schema { set(relation.name, to: nil) }
      }
    default: break
    }
  }

  /// `SELECT pg_catalog.set_config('search_path', 'app, public', false)`, with which pg_dump sets the path.
  mutating func setConfiguration(_ node: SyntaxNode) {
    for call in node.nodes(.targetList).compactMap({ $0[.val] }) {
      let arguments = call.nodes(.args).map(\.constantText)
      guard call.texts(.functionName).last == "set_config", arguments.count > 1, arguments[0] == "search_path",
        let path = arguments[1]
      else { continue }
      setSearchPath(path.split(separator: ",").map { $0.filter { !" \"".contains($0) } })
    }
  }
}

extension SyntaxNode {
  /// The text of a string constant.
  var constantText: String? { self[.stringValue]?.text(.stringValue) }
}

extension [String] {
  /// The first of each.
  var withoutRepetitions: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
