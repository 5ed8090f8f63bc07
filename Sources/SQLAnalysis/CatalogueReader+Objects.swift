internal import PostgresParser
internal import SourceModel

extension CatalogueReader {
  /// Notes what a statement defines on top of tables; to be called when it has been applied to them.
  mutating func applyObjects(_ node: SyntaxNode) {
    switch node.kind {
    case .createIndex: index(node)
    case .createTrigger: trigger(node)
    case .createRule: rule(node)
    case .createPolicy, .alterPolicy: policy(node)
    case .createSequence, .alterSequence: sequence(node)
    case .createStatistics: statistics(node)
    case .createFunction: function(node)
    default: break
    }
  }

  /// Adds an object with its uses in order.
  mutating func add(
    _ kind: DatabaseObject.Kind, _ name: RelationName, of table: RelationName? = nil, at node: SyntaxNode? = nil,
    definition: String = "", _ uses: some Sequence<ObjectUse>
  ) {
    var object = DatabaseObject(kind: kind, name: name, table: table)
    object.definition = definition
    object.path = path
    object.line = line(at: node?.offset ?? 0)
    object.uses = Set(uses).sorted()
    catalogue.add(object)
  }

  private mutating func index(_ node: SyntaxNode) {
    guard let relation = node[.relation], let table = existing(relation, isMissingOK: true) else { return }
    let elements = node.nodes(.indexParameters)
    let name = RelationName(
      schema: table.schema,
      name: node.text(.indexName) ?? generatedName(table, elements.map { $0.text(.name) ?? "expr" }, "idx"))
    if node.flag(.isExistingOK), hasIndex(name) { return }
    let uses =
      elements.flatMap { self.element($0, of: table) }
      + node.nodes(.includedColumns).flatMap { element($0, of: table, .include) }
      + uses(in: node[.whereClause], of: table, as: .predicate)
    let mark = node.flag(.isUnique) ? "UNIQUE " : ""
    add(.index, name, of: table, definition: mark + keyText(behind: relation), uses)
  }

  private func hasIndex(_ name: RelationName) -> Bool {
    catalogue.objects.contains { $0.kind == .index && $0.name == name }
  }

  /// A column or an expression of an index, an exclusion constraint, a partition key or statistics.
  func element(_ node: SyntaxNode, of table: RelationName, _ role: ObjectUse.Role = .key) -> [ObjectUse] {
    if let column = node.text(.name) { return [use(column, of: table, role, at: node)] }
    return uses(in: node[.expression], of: table, as: .expression)
  }

  func use(
    _ column: String, of table: RelationName, _ role: ObjectUse.Role, at node: SyntaxNode? = nil
  ) -> ObjectUse {
    ObjectUse(table: table, column: column, role: role, line: node?.offset.flatMap { line(at: $0) })
  }

  /// The columns of an expression about one table, in which no subquery stands.
  func uses(in expression: SyntaxNode?, of table: RelationName, as role: ObjectUse.Role) -> [ObjectUse] {
    guard let expression else { return [] }
    var resolver = StatementResolver(catalogue: catalogue)
    let item = resolver.numbered(resolver.tableItem(table))
    resolver.expression(expression, .filter, Scope(outer: nil, items: [item]))
    return uses(resolver.columns).map { use in
      var use = use
      use.role = role
      return use
    }
  }

  /// What a statement uses, as uses of an object. Names without a table are nothing that the object depends on.
  func uses(_ columns: some Sequence<ColumnUse>) -> [ObjectUse] {
    columns.compactMap { use in
      guard !use.table.isEmpty, let role = ObjectUse.Role(rawValue: use.role.rawValue) else { return nil }
      return ObjectUse(
        table: RelationName(schema: use.schema, name: use.table), column: use.column, role: role,
        certainty: use.certainty, line: use.offset.flatMap { line(at: $0) })
    }
  }

  private mutating func trigger(_ node: SyntaxNode) {
    guard let relation = node[.relation], let table = existing(relation, isMissingOK: true),
      let name = node.text(.triggerName)
    else {
      return
    }
    var resolver = StatementResolver(catalogue: catalogue)
    let rows = resolver.rowItems(of: table)
    if let condition = node[.whenClause] { resolver.expression(condition, .filter, Scope(outer: nil, items: rows)) }
    let events = node.texts(.columns).map { use($0, of: table, .event) }
    add(.trigger, RelationName(schema: table.schema, name: name), of: table, events + uses(resolver.columns))
    let function = RelationName(parts: node.texts(.functionName))
    let transitions = node.nodes(.transitionRelations).compactMap { $0.text(.name) }
    triggers[
      .init(group: "trigger", name: RelationName(schema: table.schema, name: name), arguments: "", table: table)] =
      TriggerCall(function: function, transitionTables: transitions)
  }

  private mutating func rule(_ node: SyntaxNode) {
    guard let relation = node[.relation], let table = existing(relation, isMissingOK: true),
      let name = node.text(.ruleName)
    else {
      return
    }
    // The rule that makes a view in old dumps is the view.
    if name == "_RETURN" { return }
    var resolver = StatementResolver(catalogue: catalogue)
    resolver.statement(node)
    add(.rule, RelationName(schema: table.schema, name: name), of: table, uses(resolver.columns))
  }

  private mutating func policy(_ node: SyntaxNode) {
    guard let relation = node[.table], let table = existing(relation, isMissingOK: true),
      let name = node.text(.policyName)
    else { return }
    var resolver = StatementResolver(catalogue: catalogue)
    resolver.statement(node)
    let policy = RelationName(schema: table.schema, name: name)
    // ALTER POLICY may give a new condition and leave the check, or the other way round; which of the two had which columns
    // is not kept.
    let isPart = node.kind == .alterPolicy && (node[.policyCondition] == nil || node[.policyCheck] == nil)
    let kept = catalogue.objects.first { isPart && $0.kind == .policy && $0.name == policy && $0.table == table }
    add(.policy, policy, of: table, (kept?.uses ?? []) + uses(resolver.columns))
  }

  private mutating func sequence(_ node: SyntaxNode) {
    guard let relation = node[.sequence] else { return }
    if node.kind == .createSequence { set(created(relation), to: .sequence(created(relation))) }
    guard let owner = node.nodes(.options).first(where: { $0.text(.optionName) == "owned_by" })?[.arg]?.texts(.items)
    else { return }
    let name = existing(relation, isMissingOK: true) ?? created(relation)
    guard owner.count > 1, let table = existing(RelationName(parts: owner.dropLast()), true) else {
      return changeObjects { $0.kind == .sequence && $0.name == name ? nil : $0 }
    }
    add(.sequence, name, [use(owner[owner.count - 1], of: table, .owner)])
  }

  private mutating func statistics(_ node: SyntaxNode) {
    guard let relation = node.nodes(.relations).first, let table = existing(relation, isMissingOK: true) else { return }
    let elements = node.nodes(.expressions)
    let parts = node.texts(.statisticsName)
    let name = RelationName(
      schema: parts.dropLast().last ?? table.schema,
      name: parts.last ?? generatedName(table, elements.map { $0.text(.name) ?? "expr" }, "stat"))
    add(.statistics, name, of: table, elements.flatMap { element($0, of: table) })
  }

  /// The name that PostgreSQL gives to what is created without one.
  func generatedName(_ table: RelationName, _ columns: [String], _ suffix: String) -> String {
    let name = ([table.name] + columns + [suffix]).joined(separator: "_")
    let taken = Set(catalogue.objects.filter { $0.table == table }.map(\.name.name))
    return taken.contains(name) ? (1...).lazy.map { "\(name)\($0)" }.first { !taken.contains($0) } ?? name : name
  }
}

extension StatementResolver {
  /// The rows `new` and `old` of a rule or trigger, which are seen by these names only.
  mutating func rowItems(of table: RelationName) -> [RangeItem] {
    ["new", "old"].map { name in
      var item = numbered(tableItem(table)).renamed(name, columns: [])
      item.merged = Set(item.shape.columns.map(\.name))
      return item
    }
  }
}
