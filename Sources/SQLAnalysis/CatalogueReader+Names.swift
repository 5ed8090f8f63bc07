internal import PostgresParser

extension CatalogueReader {
  mutating func rename(_ node: SyntaxNode) {
    guard let new = node.text(.newName) else { return }
    let type = node.symbol(.renameType)
    switch type {
    case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE":
      if let function = node[.object] { moveFunctions(function) { $0.name = new } }
    case "OBJECT_SCHEMA":
      if let old = node.text(.subName) { renameSchema(old, to: new) }
    case "OBJECT_INDEX":
      guard let relation = node[.relation] else { return }
      renameObjects(to: new) { $0.kind.rawValue == type.dropFirst(7).lowercased() && $0.isNamed(by: relation) }
    default: renameInTable(node, type, to: new)
    }
  }

  private mutating func renameInTable(_ node: SyntaxNode, _ type: String, to new: String) {
    guard let relation = node[.relation], let name = existing(relation, isMissingOK: node.flag(.isMissingOK)) else {
      return
    }
    let old = node.text(.subName)
    switch type {
    case "OBJECT_COLUMN", "OBJECT_ATTRIBUTE": if let old { renameColumn(old, of: name, to: new) }
    case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_FOREIGN_TABLE", "OBJECT_SEQUENCE":
      move(name, to: RelationName(schema: name.schema, name: new))
    case "OBJECT_TABCONSTRAINT":
      renameObjects(to: new) { $0.kind.group == "constraint" && $0.table == name && $0.name.name == old }
    case "OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE":
      renameObjects(to: new) {
        $0.kind.rawValue == type.dropFirst(7).lowercased() && $0.table == name && $0.name.name == old
      }
    default: break
    }
  }

  private mutating func renameColumn(_ old: String, of table: RelationName, to new: String) {
    let tables = Set([table] + catalogue.descendants(of: table))
    change(table) {
      $0.columns = $0.columns.map { $0 == old ? new : $0 }
      $0.primaryKey = $0.primaryKey.map { $0 == old ? new : $0 }
    }
    changeObjects { object in
      var object = object
      for index in object.uses.indices {
        if tables.contains(object.uses[index].table), object.uses[index].column == old {
          object.uses[index].column = new
        }
        if object.name == table, object.uses[index].output == old { object.uses[index].output = new }
      }
      if let owner = object.table, tables.contains(owner) {
        object.renameInDefinition(old, to: new)
      }
      object.uses.sort()
      let isNamedByColumn = object.kind == .default || object.kind == .generatedColumn
      if isNamedByColumn, let owner = object.table, tables.contains(owner), object.name.name == old {
        object.name.name = new
      }
      return object
    }
  }

  private mutating func renameObjects(to new: String, where isMeant: (DatabaseObject) -> Bool) {
    changeObjects { object in
      guard isMeant(object) else { return object }
      var renamed = object
      renamed.name.name = new
      return renamed
    }
  }

  private mutating func renameSchema(_ old: String, to new: String) {
    for relation in catalogue.relations where relation.name.schema == old {
      move(relation.name, to: RelationName(schema: new, name: relation.name.name))
    }
    changeObjects { object in
      var moved = object
      if moved.name.schema == old { moved.name.schema = new }
      return moved
    }
  }

  mutating func moveToSchema(_ node: SyntaxNode) {
    guard let schema = node.text(.newSchema) else { return }
    if let function = node[.object], ["OBJECT_FUNCTION", "OBJECT_PROCEDURE"].contains(node.symbol(.alteredObjectType)) {
      return moveFunctions(function) { $0.schema = schema }
    }
    guard let relation = node[.relation], let name = existing(relation, isMissingOK: true) else { return }
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
    moveObjects(of: old, to: new)
  }

  /// What belongs to a table goes into another schema with it.
  private mutating func moveObjects(of old: RelationName, to new: RelationName) {
    changeObjects { object in
      var moved = object
      if object.table == old {
        moved.table = new
        moved.name.schema = new.schema
      }
      if object.isRelation(old) || object.name == old && [.partitionKey, .inheritance].contains(object.kind) {
        moved.name = new
      }
      for index in moved.uses.indices where moved.uses[index].table == old { moved.uses[index].table = new }
      moved.uses.sort()
      return moved
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
