internal import PostgresParser
internal import SourceModel

extension StatementResolver {
  /// Notes what a statement of any kind uses.
  mutating func statement(_ node: SyntaxNode) {
    switch node.kind {
    case .select, .insert, .update, .delete, .merge: _ = query(node, in: nil)
    case .copy: copy(node)
    case .createTableAs:
      if let created = node[.into]?[.rel] { note(tableName(created), .create) }
      if let inner = node[.query] { statement(inner) }
    case .view:
      if let created = node[.view] { note(tableName(created), .create) }
      if let inner = node[.query] { statement(inner) }
    case .createTable: createTable(node)
    case .createForeignTable: if let table = node[.baseStatement] { createTable(table) }
    case .createRule: rule(node)
    case .createPolicy, .alterPolicy: policy(node)
    case .createFunction: functionBody(node)
    case .lock: for relation in node.nodes(.relations) { note(tableName(relation), .read) }
    case .drop: dropped(node)
    default: relations(below: node, Self.changes.contains(node.kind) ? .write : .read)
    }
  }

  /// The tables that it inherits from, is a partition of or refers to are named besides.
  private mutating func createTable(_ node: SyntaxNode) {
    let created = node[.relation]
    if let created { note(tableName(created), .create) }
    for child in node.children where child.id != created?.id {
      if child.kind == .rangeVariable { note(tableName(child), .write) } else { relations(below: child, .write) }
    }
  }

  private mutating func copy(_ node: SyntaxNode) {
    if let inner = node[.query] { return statement(inner) }
    guard let relation = node[.relation] else { return }
    let item = tableItem(relation)
    let isWrite = node.flag(.isFrom)
    if let table = item.table { note(table, isWrite ? .write : .read) }
    let names = node.texts(.copyColumns)
    if names.isEmpty { noteAll(item.shape, isWrite ? .insert : .select, at: relation.offset) }
    for name in names { note(item.sources(of: name), isWrite ? .insert : .select, .certain, at: relation.offset) }
    if let condition = node[.whereClause] { expression(condition, .filter, Scope(outer: nil, items: [item])) }
  }

  /// The rows that `new` and `old` mean in a rule are those of the table it is for.
  private mutating func rule(_ node: SyntaxNode) {
    guard let relation = node[.relation] else { return }
    let item = tableItem(relation)
    if let table = item.table { note(table, .read) }
    let scope = Scope(outer: nil, items: ["new", "old"].map { numbered(item.renamed($0, columns: [])) })
    if let condition = node[.whereClause] { expression(condition, .filter, scope) }
    for action in node.nodes(.actions) { _ = query(action, in: scope) }
  }

  private mutating func policy(_ node: SyntaxNode) {
    guard let relation = node[.table] else { return }
    let item = numbered(tableItem(relation))
    if let table = item.table { note(table, .read) }
    for condition in [node[.policyCondition], node[.policyCheck]] {
      if let condition { expression(condition, .filter, Scope(outer: nil, items: [item])) }
    }
  }

  /// What a function does that is written as statements (BEGIN ATOMIC, RETURN) and not as a text. Its parameters come behind
  /// the columns that the statements see.
  mutating func functionBody(_ node: SyntaxNode) {
    guard let body = node[.functionBody] else { return }
    let parameters = node.nodes(.functionParameters).map { parameter in
      let type = RelationName(parts: parameter[.argumentType]?.texts(.names) ?? [])
      return (parameter.text(.name) ?? "", type)
    }
    let items = parameterItems(parameters, ofFunction: node.texts(.functionName).last ?? "")
    statements(below: body, Scope(outer: nil, items: items))
  }

  private mutating func statements(below node: SyntaxNode, _ scope: Scope) {
    switch node.kind {
    case .select, .insert, .update, .delete, .merge: _ = query(node, in: scope)
    case .returnStatement: if let value = node[.returnValue] { expression(value, .select, scope) }
    default: for child in node.children { statements(below: child, scope) }
    }
  }

  /// What the names of a function's parameters and variables mean, each with its type: one of a table's type has its columns.
  mutating func parameterItems(
    _ typed: [(name: String, type: RelationName)], ofFunction function: String
  ) -> [RangeItem] {
    var items: [RangeItem] = []
    for (name, type) in typed where !name.isEmpty {
      var item = RangeItem(name: name, shape: RowShape(columns: [], rest: [.computed]))
      if let relation = catalogue?.relation(schema: type.schema, name: type.name) {
        item = tableItem(relation.name).renamed(name, columns: [])
        item.merged = Set(item.shape.columns.map(\.name))
      }
      items.append(numbered(item))
    }
    let shape = RowShape(columns: typed.map { .init(name: $0.name, sources: []) })
    return items + [RangeItem(name: function, shape: shape)]
  }

  private mutating func dropped(_ node: SyntaxNode) {
    guard ["OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW"].contains(node.symbol(.removeType)) else { return }
    for object in node.nodes(.objects) {
      let name = RelationName(parts: object.texts(.items))
      note(catalogue?.relation(schema: name.schema, name: name.name)?.name ?? name, .write)
    }
  }

  /// Of any other statement: the tables it names.
  private mutating func relations(below node: SyntaxNode, _ access: TableUse.Access) {
    for child in node.children {
      switch child.kind {
      case .rangeVariable: note(tableName(child), node.kind == .constraint ? .read : access)
      case .select, .insert, .update, .delete, .merge: statement(child)
      default: relations(below: child, access)
      }
    }
  }

  /// Statements that change a table or what is in it. The rest, such as GRANT or VACUUM, only refers to tables.
  private static let changes: Set<SyntaxKind> = [
    .alterTable, .alterObjectSchema, .rename, .truncate, .refreshMaterializedView,
  ]
}

extension RelationName {
  /// From the parts of a qualified name; a database in front is dropped.
  init(parts: [String]) { self.init(schema: parts.dropLast().last, name: parts.last ?? "") }
}
