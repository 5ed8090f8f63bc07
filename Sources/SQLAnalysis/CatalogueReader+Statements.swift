internal import PostgresParser
internal import SourceModel

extension CatalogueReader {
  mutating func apply(_ node: SyntaxNode) {
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
  private func created(_ node: SyntaxNode) -> RelationName {
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
  }

  private mutating func add(_ element: SyntaxNode, to table: inout Relation) {
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

  private func addKey(_ constraint: SyntaxNode, to table: inout Relation) {
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
    set(name, to: Relation(name: name, kind: kind, columns: shape.renamed(names).columns.map(\.name)))
  }

  private mutating func alterTable(_ node: SyntaxNode) {
    guard let relation = node[.relation] else { return }
    // pg_dump says ALTER TABLE of sequences and indexes, too; these are not here and not missed.
    let commands = node.nodes(.cmds).filter { Self.columnCommands.contains($0.symbol(.subtype)) }
    guard !commands.isEmpty, let name = existing(relation, isMissingOK: node.flag(.isMissingOK)) else { return }
    for command in commands { alter(name, command) }
  }

  private static let columnCommands: Set = [
    "AT_AddColumn", "AT_DropColumn", "AT_AddConstraint", "AT_AddInherit", "AT_DropInherit", "AT_AttachPartition",
    "AT_DetachPartition",
  ]

  private mutating func alter(_ name: RelationName, _ command: SyntaxNode) {
    guard let kind = catalogue[name] else { return }
    switch command.symbol(.subtype) {
    case "AT_AddColumn":
      guard let definition = command[.definition] else { return }
      var changed = kind
      add(definition, to: &changed)
      for column in changed.columns.dropFirst(kind.columns.count) {
        change(name) { if !$0.columns.contains(column) { $0.columns.append(column) } }
      }
      set(name, to: changed)
    case "AT_DropColumn":
      let column = command.text(.name)
      change(name) {
        $0.columns.removeAll { $0 == column }
        if let column, $0.primaryKey.contains(column) { $0.primaryKey = [] }
      }
    case "AT_AddConstraint":
      guard let constraint = command[.definition], var table = catalogue[name] else { return }
      addKey(constraint, to: &table)
      set(name, to: table)
    case "AT_AddInherit": if let parent = command[.definition].flatMap({ existing($0) }) { link(name, to: parent) }
    case "AT_AttachPartition":
      if let child = command[.definition]?[.name].flatMap({ existing($0) }) { link(child, to: name) }
    case "AT_DropInherit": if let parent = command[.definition].flatMap({ existing($0) }) { unlink(name, from: parent) }
    case "AT_DetachPartition":
      if let child = command[.definition]?[.name].flatMap({ existing($0) }) { unlink(child, from: name) }
    default: break
    }
  }

  private mutating func link(_ child: RelationName, to parent: RelationName) {
    guard var relation = catalogue[child], !relation.parents.contains(parent) else { return }
    relation.parents.append(parent)
    set(child, to: relation)
  }

  private mutating func unlink(_ child: RelationName, from parent: RelationName) {
    guard var relation = catalogue[child] else { return }
    relation.parents.removeAll { $0 == parent }
    set(child, to: relation)
  }

  private mutating func createSchema(_ node: SyntaxNode) {
    let outer = creationSchema
    if let name = node.text(.schemaName) { creationSchema = name }
    for element in node.nodes(.schemaElements) { apply(element) }
    creationSchema = outer
  }
}
