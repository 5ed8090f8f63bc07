internal import PostgresParser
internal import SourceModel

extension CatalogueReader {
  mutating func apply(_ node: SyntaxNode) {
    applyToTables(node)
    applyObjects(node)
  }

  private mutating func applyToTables(_ node: SyntaxNode) {
    switch node.kind {
    case .createTable: createTable(node)
    case .createForeignTable: if let base = node[.baseStatement] { createTable(base) }
    case .createTableAs: createTableAs(node)
    case .compositeType: compositeType(node)
    case .view: createView(node)
    case .alterTable: alterTable(node)
    case .rename: rename(node)
    case .alterObjectSchema: moveToSchema(node)
    case .drop: drop(node)
    case .createSchema: createSchema(node)
    case .variableSet:
      if node.text(.name) == "search_path" { setSearchPath(node.nodes(.args).compactMap(\.constantText)) }
    case .select: if node[.intoClause] != nil { selectInto(node) } else { setConfiguration(node) }
    default: break
    }
  }

  /// The full name of something that is created.
  func created(_ node: SyntaxNode) -> RelationName {
    RelationName(schema: node.text(.schemaName) ?? creationSchema, name: node.text(.relationName) ?? "")
  }

  /// The full name of something that exists; nil, with a finding, when it does not.
  mutating func existing(_ node: SyntaxNode, isMissingOK: Bool = false) -> RelationName? {
    existing(RelationName(schema: node.text(.schemaName), name: node.text(.relationName) ?? ""), isMissingOK)
  }

  mutating func existing(_ name: RelationName, _ isMissingOK: Bool) -> RelationName? {
    if name.schema == nil, let found = catalogue.relation(schema: creationSchema, name: name.name) { return found.name }
    if let found = catalogue.relation(schema: name.schema, name: name.name) { return found.name }
    if !isMissingOK { report("unknown-table", .note, "\(name) is changed but was not created before") }
    return nil
  }

  private mutating func createTable(_ node: SyntaxNode) {
    guard let relation = node[.relation] else { return }
    let name = created(relation)
    if node.flag(.isExistingOK), catalogue[name] != nil { return }
    let parents = node.nodes(.inheritedRelations).compactMap { existing($0) }
    var table = Relation(
      name: name, kind: .table, columns: parents.flatMap { catalogue[$0]?.columns ?? [] }.withoutRepetitions,
      parents: parents)
    // CREATE TABLE … OF takes the columns of a composite type.
    if let type = node[.ofTypeName], let model = existing(RelationName(parts: type.texts(.names)), true) {
      table.columns = catalogue[model]?.columns ?? []
    }
    for element in node.nodes(.tableElements) + node.nodes(.constraints) { add(element, to: &table) }
    set(name, to: table)
    addConstraints(of: name, in: node)
  }

  mutating func add(_ element: SyntaxNode, to table: inout Relation) {
    switch element.kind {
    case .columnDefinition:
      guard let column = element.text(.columnName) else { return }
      if !table.columns.contains(column) { table.columns.append(column) }
      for constraint in element.nodes(.constraints) where constraint.symbol(.constraintType) == "CONSTR_PRIMARY" {
        table.primaryKey = [column]
      }
    case .tableLike:
      guard let model = element[.relation].flatMap({ existing($0) }) else { return }
      for column in catalogue[model]?.columns ?? [] where !table.columns.contains(column) {
        table.columns.append(column)
      }
    case .constraint: addKey(element, to: &table)
    default: break
    }
  }

  func addKey(_ constraint: SyntaxNode, to table: inout Relation) {
    let keys = constraint.texts(.keys)
    if constraint.symbol(.constraintType) == "CONSTR_PRIMARY", !keys.isEmpty { table.primaryKey = keys }
  }

  private mutating func compositeType(_ node: SyntaxNode) {
    guard let relation = node[.typeVariable] else { return }
    let name = created(relation)
    let columns = node.nodes(.columnDefinitions).compactMap { $0.text(.columnName) }
    set(name, to: Relation(name: name, kind: .compositeType, columns: columns))
  }

  private mutating func createTableAs(_ node: SyntaxNode) {
    guard let into = node[.into], let relation = into[.rel], let query = node[.query] else { return }
    if node.flag(.isExistingOK), catalogue[created(relation)] != nil { return }
    let isView = node.symbol(.objectType) == "OBJECT_MATVIEW"
    add(created(relation), isView ? .materializedView : .table, query, names: into.texts(.intoColumnNames))
  }

  private mutating func createView(_ node: SyntaxNode) {
    guard let relation = node[.view], let query = node[.query] else { return }
    add(created(relation), .view, query, names: node.texts(.aliases))
  }

  private mutating func selectInto(_ node: SyntaxNode) {
    guard let relation = node[.intoClause]?[.rel] else { return }
    add(created(relation), .table, node, names: [])
  }

  /// Adds what a query defines, under the query's output names where it is given no others.
  private mutating func add(_ name: RelationName, _ kind: Relation.Kind, _ query: SyntaxNode, names: [String]) {
    var resolver = StatementResolver(catalogue: catalogue)
    let shape = resolver.query(query, in: nil)
    guard shape.isComplete || !names.isEmpty else {
      return report("unknown-columns", .note, "the columns of \(name) come from a table that was not created before")
    }
    let columns = shape.renamed(names).columns
    set(name, to: Relation(name: name, kind: kind, columns: columns.map(\.name)))
    guard kind != .table else { return }
    let outputs = columns.flatMap { column in
      column.origins.map {
        ObjectUse(table: $0.table, column: $0.column, role: .select, output: column.name)
      }
    }
    // What stands in the list of the outermost query is told by the column that it makes.
    let passed = Set(outputs.map { [$0.table.description, $0.column] })
    let others = uses(resolver.columns).filter {
      $0.role != .select || !passed.contains([$0.table.description, $0.column])
    }
    add(kind == .view ? .view : .materializedView, name, outputs + others)
  }

  private mutating func createSchema(_ node: SyntaxNode) {
    let outer = creationSchema
    if let name = node.text(.schemaName) { creationSchema = name }
    for element in node.nodes(.schemaElements) { apply(element) }
    creationSchema = outer
  }
}
