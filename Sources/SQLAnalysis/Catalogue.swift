/// The tables and views of a database, as far as the names in statements need them, and the objects that use their columns.
package struct Catalogue: Hashable, Sendable {
  /// The schemas in which unqualified names are looked up, in order.
  package var searchPath: [String]
  private var relationsByName: [RelationName: Relation] = [:]
  private var schemasByName: [String: [String]] = [:]
  /// The tables that inherit from a table, without those that inherit from them.
  private var childrenByName: [RelationName: Set<RelationName>] = [:]
  /// Known when the catalogue is complete.
  private var affixes: NameAffixes?
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
  /// is one: applications set their search path outside of what a dump shows. A name that no schema holds at all, so that the
  /// server would refuse it, means the table that an installation has under it with its affixes.
  package func relation(schema: String?, name: String) -> Relation? {
    if let schema { return relationsByName[RelationName(schema: schema, name: name)] }
    if schemasByName[name] != nil { return relation(named: name) }
    return affixes.flatMap { relation(named: $0.installed(name)) }
  }

  private func relation(named name: String) -> Relation? {
    guard let schemas = schemasByName[name] else { return nil }
    guard let found = searchPath.first(where: schemas.contains) ?? (schemas.count == 1 ? schemas.first : nil) else {
      return nil
    }
    return relationsByName[RelationName(schema: found, name: name)]
  }

  /// The table of an installation of whose name all but the prefix is known, with or without the `_` before it.
  func installedTable(endingWith ending: String) -> RelationName? {
    let name = ending.drop { $0 == "_" }
    return affixes.flatMap { affixes in
      (relation(named: affixes.prefix + name) ?? relation(named: affixes.installed(String(name))))?.name
    }
  }

  /// To be called when all tables are known.
  mutating func findAffixes() {
    affixes = NameAffixes(of: relationsByName.values.filter { $0.kind == .table }.map(\.name.name))
  }

  package subscript(name: RelationName) -> Relation? {
    get { relationsByName[name] }
    set {
      for parent in relationsByName[name]?.parents ?? [] { childrenByName[parent]?.remove(name) }
      for parent in newValue?.parents ?? [] { childrenByName[parent, default: []].insert(name) }
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

  /// The tables that inherit from a table or are its partitions, and those that do so from them; not the table itself.
  package func descendants(of name: RelationName) -> [RelationName] {
    var found: [RelationName] = []
    var open = [name]
    while let parent = open.popLast() {
      let children = (childrenByName[parent] ?? []).filter { !found.contains($0) }.sorted()
      found += children
      open += children
    }
    return found
  }
}
