/// The tables and views of a database, as far as the names in statements need them, and the objects that use their columns.
package struct Catalogue: Hashable, Sendable {
  /// The schemas in which unqualified names are looked up, in order.
  package var searchPath: [String]
  private var relationsByName: [RelationName: Relation] = [:]
  private var schemasByName: [String: [String]] = [:]
  private var objectsByID: [DatabaseObject.ID: DatabaseObject] = [:]

  /// An empty one. - Parameter searchPath: PostgreSQL's default without the schema named after the user.
  package init(searchPath: [String] = ["public"]) { self.searchPath = searchPath }

  /// Sorted by schema and name.
  package var relations: [Relation] { relationsByName.values.sorted { $0.name < $1.name } }

  /// Views, functions, triggers, constraints, indexes and all else whose definition uses columns; sorted.
  package var objects: [DatabaseObject] { objectsByID.values.sorted() }

  /// Some of the objects, sorted: there may be many more than are asked for.
  func objects(where isWanted: (DatabaseObject) -> Bool) -> [DatabaseObject] {
    objectsByID.values.filter(isWanted).sorted()
  }

  /// The tables and views that have all of these columns, sorted.
  func relations(with columns: Set<String>) -> [Relation] {
    relationsByName.values.filter { $0.kind.holdsRows && columns.allSatisfy($0.columns.contains) }
      .sorted { $0.name < $1.name }
  }

  /// Whether there is a function or procedure of that name in any schema.
  func hasFunction(named name: String) -> Bool {
    let group = DatabaseObject.Kind.function.group
    return objectsByID.keys.contains { $0.name.name == name && $0.group == group }
  }

  /// What a name in a statement means.
  ///
  /// An unqualified name that no schema of the search path holds is taken to mean the only relation of that name, if there
  /// is one: applications set their search path outside of what a dump shows.
  package func relation(schema: String?, name: String) -> Relation? {
    if let schema { return relationsByName[RelationName(schema: schema, name: name)] }
    guard let schemas = schemasByName[name] else { return nil }
    guard let found = searchPath.first(where: schemas.contains) ?? (schemas.count == 1 ? schemas.first : nil) else {
      return nil
    }
    return relationsByName[RelationName(schema: found, name: name)]
  }

  package subscript(name: RelationName) -> Relation? {
    get { relationsByName[name] }
    set {
      relationsByName[name] = newValue
      var schemas = schemasByName[name.name, default: []].filter { $0 != name.schema }
      if newValue != nil, let schema = name.schema { schemas.append(schema) }
      schemasByName[name.name] = schemas.isEmpty ? nil : schemas.sorted()
    }
  }

  subscript(object id: DatabaseObject.ID) -> DatabaseObject? {
    get { objectsByID[id] }
    set { objectsByID[id] = newValue }
  }

  /// Adds an object, in place of the one of the same name.
  mutating func add(_ object: DatabaseObject) { objectsByID[object.id] = object }

  /// Changes every object, or drops it where `body` returns nil.
  mutating func changeObjects(_ body: (DatabaseObject) -> DatabaseObject?) {
    let changed = objectsByID.values.compactMap(body)
    objectsByID = Dictionary(changed.map { ($0.id, $0) }) { _, last in last }
  }

  /// The tables that inherit from a table, and those that inherit from them; not the table itself.
  func descendants(of name: RelationName) -> [RelationName] {
    var found: [RelationName] = []
    var open = [name]
    while let parent = open.popLast() {
      let children = relationsByName.values.filter { $0.parents.contains(parent) && !found.contains($0.name) }
        .map(\.name).sorted()
      found += children
      open += children
    }
    return found
  }
}
