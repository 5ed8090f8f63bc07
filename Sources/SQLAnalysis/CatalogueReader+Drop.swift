internal import PostgresParser

extension CatalogueReader {
  mutating func drop(_ node: SyntaxNode) {
    let type = node.symbol(.removeType)
    switch type {
    case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE", "OBJECT_TYPE", "OBJECT_SEQUENCE":
      for object in node.nodes(.objects) {
        let parts = object.kind == .typeName ? object.texts(.names) : object.texts(.items)
        if let name = existing(RelationName(parts: parts), true) { dropRelation(name) }
      }
    case "OBJECT_SCHEMA":
      for schema in node.nodes(.objects).compactMap({ $0.text(.stringValue) }) { dropSchema(schema) }
    case "OBJECT_INDEX", "OBJECT_STATISTIC_EXT":
      for object in node.nodes(.objects) {
        let name = RelationName(parts: object.texts(.items))
        dropObjects { $0.kind == Self.kinds[type] && $0.isNamed(name) }
      }
    case "OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE":
      for object in node.nodes(.objects) {
        let parts = object.texts(.items)
        guard let name = parts.last, let table = existing(RelationName(parts: parts.dropLast()), true) else { continue }
        dropObjects { $0.kind.rawValue == type.dropFirst(7).lowercased() && $0.table == table && $0.name.name == name }
      }
    case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE":
      for object in node.nodes(.objects) { dropFunctions(object) }
    default: break
    }
  }

  private static let kinds: [String: DatabaseObject.Kind] = [
    "OBJECT_INDEX": .index, "OBJECT_STATISTIC_EXT": .statistics,
  ]

  private mutating func dropSchema(_ schema: String) {
    for relation in catalogue.relations where relation.name.schema == schema { dropRelation(relation.name) }
    dropObjects { $0.name.schema == schema }
  }

  /// Drops a table, view or sequence, what belongs to it, and what the server knows to depend on it: it would have refused otherwise.
  private mutating func dropRelation(_ name: RelationName) {
    set(name, to: nil)
    dropObjects { $0.table == name || $0.isRelation(name) }
    dropObjects { $0.kind == .inheritance && $0.name == name }
    for object in catalogue.dependents(of: name) {
      guard object.uses.contains(where: { $0.table == name && object.effect(ofDropping: $0) != .breaks }) else {
        continue
      }
      dropObjects { $0.id == object.id }
      if object.isRelation(object.name) { dropRelation(object.name) }
    }
  }

  private mutating func dropObjects(where isMeant: (DatabaseObject) -> Bool) {
    changeObjects { isMeant($0) ? nil : $0 }
  }
}

extension DatabaseObject {
  /// Whether a name in a statement, which may lack the schema, is this object's.
  func isNamed(_ name: RelationName) -> Bool {
    self.name.name == name.name && (name.schema == nil || name.schema == self.name.schema)
  }

  /// Whether it is what this relation is defined by.
  func isRelation(_ name: RelationName) -> Bool {
    self.name == name && (kind.group == "view" || kind == .sequence)
  }

  func isNamed(by node: SyntaxNode) -> Bool {
    isNamed(RelationName(schema: node.text(.schemaName), name: node.text(.relationName) ?? ""))
  }
}
