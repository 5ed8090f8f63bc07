internal import PostgresParser

extension CatalogueReader {
  /// Notes the constraints, defaults and the partition key of a table that has just been created.
  mutating func addConstraints(of table: RelationName, in node: SyntaxNode) {
    for element in node.nodes(.tableElements) + node.nodes(.constraints) { addConstraints(element, to: table) }
    if let partition = node[.partitionSpecification] {
      let uses = partition.nodes(.partitionParameters).flatMap { element($0, of: table) }
      add(.partitionKey, table, of: table, at: partition, uses)
    }
    for parent in catalogue[table]?.parents ?? [] { addInheritance(of: table, from: parent) }
  }

  mutating func addInheritance(of table: RelationName, from parent: RelationName) {
    let columns = catalogue[parent]?.columns ?? []
    add(.inheritance, table, of: parent, columns.map { use($0, of: parent, .inherit) })
  }

  /// - Parameter element: a column or a constraint of CREATE TABLE or of ALTER TABLE … ADD.
  mutating func addConstraints(_ element: SyntaxNode, to table: RelationName) {
    switch element.kind {
    case .columnDefinition:
      guard let column = element.text(.columnName) else { return }
      for constraint in element.nodes(.constraints) { add(constraint, column: column, to: table) }
      // serial makes a default and a sequence of its own.
      let type = element[.typeName]?.texts(.names).last ?? ""
      if ["serial", "bigserial", "smallserial", "serial4", "serial8", "serial2"].contains(type) {
        add(.default, table.sibling(column), of: table, at: element, [use(column, of: table, .owner)])
        addSequence(of: column, of: table, at: element)
      }
    case .constraint: add(element, column: nil, to: table)
    default: break
    }
  }

  /// GENERATED … AS IDENTITY, which pg_dump adds with the name of its sequence.
  mutating func addIdentity(_ node: SyntaxNode, _ column: String, of table: RelationName) {
    let named = node.nodes(.options).first { $0.text(.optionName) == "sequence_name" }?[.arg]?.texts(.items) ?? []
    addSequence(of: column, of: table, at: node, named: named.isEmpty ? nil : RelationName(parts: named))
  }

  private mutating func addSequence(
    of column: String, of table: RelationName, at node: SyntaxNode, named: RelationName? = nil
  ) {
    let name = named ?? RelationName(schema: table.schema, name: "\(table.name)_\(column)_seq")
    set(name, to: .sequence(name))
    add(.sequence, name, at: node, [use(column, of: table, .owner)])
  }

  /// - Parameter column: whose definition it stands in; nil for a constraint of the table.
  private mutating func add(_ node: SyntaxNode, column: String?, to table: RelationName) {
    func keys(_ field: SyntaxField) -> [String] {
      let named = node.texts(field)
      return named.isEmpty ? [column].compactMap { $0 } : named
    }
    func named(_ columns: [String], _ suffix: String) -> RelationName {
      table.sibling(node.text(.constraintName) ?? generatedName(table, columns, suffix))
    }
    func uses(_ columns: [String], _ role: ObjectUse.Role = .key) -> [ObjectUse] {
      columns.map { use($0, of: table, role, at: node) }
    }
    // That of a column is in its definition, where other brackets may follow.
    let definition = column.map { "(\($0.quoted))" } ?? keyText(behind: node)
    let expression = node[.rawExpression]
    switch node.symbol(.constraintType) {
    case "CONSTR_PRIMARY":
      add(
        .primaryKey, named([], "pkey"), of: table, at: node, definition: definition,
        uses(keys(.keys)) + uses(node.texts(.including), .include))
    case "CONSTR_UNIQUE":
      let columns = keys(.keys)
      add(
        .unique, named(columns, "key"), of: table, at: node, definition: definition,
        uses(columns) + uses(node.texts(.including), .include))
    case "CONSTR_CHECK":
      let found = self.uses(in: expression, of: table, as: .expression)
      let columns = Set(found.map(\.column))
      add(.check, named(columns.count == 1 ? Array(columns) : [], "check"), of: table, at: node, found)
    case "CONSTR_FOREIGN": foreignKey(node, keys(.foreignKeys), named(keys(.foreignKeys), "fkey"), of: table)
    case "CONSTR_EXCLUSION":
      let elements = node.nodes(.exclusions).compactMap { $0.nodes(.items).first }
      let found =
        elements.flatMap { element($0, of: table) } + self.uses(in: node[.whereClause], of: table, as: .predicate)
      add(
        .exclusion, named(elements.compactMap { $0.text(.name) }, "excl"), of: table, at: node, definition: definition,
        found)
    case "CONSTR_DEFAULT": if let column { addDefault(of: column, of: table, at: node) }
    case "CONSTR_IDENTITY": if let column { addSequence(of: column, of: table, at: node) }
    case "CONSTR_GENERATED":
      guard let column, let expression else { return }
      let found = self.uses(in: expression, of: table, as: .expression)
      add(.generatedColumn, table.sibling(column), of: table, at: node, uses([column], .owner) + found)
    default: break
    }
  }

  mutating func addDefault(of column: String, of table: RelationName, at node: SyntaxNode?) {
    add(.default, table.sibling(column), of: table, at: node, [use(column, of: table, .owner, at: node)])
  }

  private mutating func foreignKey(
    _ node: SyntaxNode, _ columns: [String], _ name: RelationName, of table: RelationName
  ) {
    guard let relation = node[.referencedTable], let target = existing(relation, isMissingOK: true) else { return }
    let named = node.texts(.referencedKeys)
    let targets = named.isEmpty ? catalogue[target]?.primaryKey ?? [] : named
    add(
      .foreignKey, name, of: table, at: node,
      columns.map { use($0, of: table, .key, at: node) } + targets.map { use($0, of: target, .reference, at: node) })
  }
}

extension RelationName {
  /// A name in the same schema.
  func sibling(_ name: String) -> RelationName { RelationName(schema: schema, name: name) }
}
