internal import PostgresParser
internal import SourceModel

extension StatementResolver {
  /// Any statement that gives rows: SELECT, VALUES, set operations, and writes with RETURNING.
  ///
  /// - Parameter outer: what is visible around it; nil at the top.
  mutating func query(_ node: SyntaxNode, in outer: Scope?, valuesRole: ColumnRole = .value) -> RowShape {
    let level = Scope(outer: outer)
    if let with = node[.withClause] { defineCommonTables(with, in: level) }
    switch node.kind {
    case .select: return select(node, level, valuesRole)
    case .insert: return insert(node, level)
    case .update: return update(node, level)
    case .delete: return delete(node, level)
    case .merge: return merge(node, level)
    default: return RowShape(columns: [], rest: [.computed])
    }
  }

  private mutating func select(_ node: SyntaxNode, _ level: Scope, _ valuesRole: ColumnRole) -> RowShape {
    if let left = node[.larg], let right = node[.rarg] {
      let shape = query(left, in: level).merged(with: query(right, in: level))
      // ORDER BY of a set operation can only name output columns, which are no uses of their own.
      for key in node.nodes(.sortClause).compactMap({ $0[.node] }) {
        if let output = output(of: key, names: shape.columns.map(\.name)) { identify(key, asOutput: output) }
      }
      limit(node, level)
      return shape
    }
    let rows = node.nodes(.valuesLists)
    if !rows.isEmpty { return values(rows, level, valuesRole) }
    return simpleSelect(node, level)
  }

  private mutating func values(_ rows: [SyntaxNode], _ level: Scope, _ role: ColumnRole) -> RowShape {
    for row in rows { for value in row.nodes(.items) { expression(value, role, level) } }
    let count = rows.first?.nodes(.items).count ?? 0
    return RowShape(columns: (1...max(count, 1)).map { .init(name: "column\($0)", sources: []) })
  }

  private mutating func simpleSelect(_ node: SyntaxNode, _ level: Scope) -> RowShape {
    level.items = fromItems(node.nodes(.fromClause), level)
    let targets = self.targets(node.nodes(.targetList), .select, level)
    if let condition = node[.whereClause] { expression(condition, .filter, level) }
    for item in node.nodes(.groupClause) { groupItem(item, targets, level) }
    if let condition = node[.havingClause] { expression(condition, .filter, level) }
    for window in node.nodes(.windowClause) { self.window(window, level) }
    for item in node.nodes(.distinctClause) where item.kind != .empty { sortItem(item, targets, .group, level) }
    for item in node.nodes(.sortClause) { if let key = item[.node] { sortItem(key, targets, .order, level) } }
    limit(node, level)
    for locked in node.nodes(.lockingClause).flatMap({ $0.nodes(.lockedRelations) }) {
      let item = locked.text(.relationName).flatMap { level.item(schema: nil, name: $0) }
      identify(locked, as: [item?.unlisted("")])
    }
    if let created = node[.intoClause]?[.rel] { note(tableName(created), .create) }
    return shape(of: targets)
  }

  private mutating func limit(_ node: SyntaxNode, _ level: Scope) {
    for part in [node[.limitCount], node[.limitOffset]] { if let part { expression(part, .filter, level) } }
  }

  /// The window's own clauses; it can refer to no output names.
  mutating func window(_ node: SyntaxNode, _ scope: Scope) {
    for item in node.nodes(.partitionClause) { expression(item, .group, scope) }
    for item in node.nodes(.orderClause) { expression(item, .order, scope) }
    for bound in [node[.startOffset], node[.endOffset]] { if let bound { expression(bound, .order, scope) } }
  }

  /// An item of GROUP BY: a column of FROM, else an output name or number, else an expression.
  private mutating func groupItem(_ node: SyntaxNode, _ targets: [Target], _ level: Scope) {
    if node.kind == .groupingSet {
      for part in node.nodes(.content) { groupItem(part, targets, level) }
    } else if node.kind == .row {
      for part in node.nodes(.args) { groupItem(part, targets, level) }
    } else if let name = node.unqualifiedName, level.items.contains(where: { $0.column(name) != nil }) {
      expression(node, .group, level)
    } else {
      sortItem(node, targets, .group, level)
    }
  }

  /// The output column that an item of ORDER BY means by its name or number.
  private func output(of node: SyntaxNode, names: [String]) -> Int? {
    if let name = node.unqualifiedName { return names.firstIndex(of: name) }
    return node.integerConstant.map { $0 - 1 }.flatMap { names.indices.contains($0) ? $0 : nil }
  }

  /// An item of ORDER BY or DISTINCT ON: an output name or number, else an expression.
  private mutating func sortItem(_ node: SyntaxNode, _ targets: [Target], _ role: ColumnRole, _ level: Scope) {
    if let output = output(of: node, names: targets.map(\.name)) {
      identify(node, asOutput: output)
      use(targets[output], role, level, at: node.offset)
    } else {
      expression(node, role, level)
    }
  }
}

extension SyntaxNode {
  /// The name, if this is a column reference of one part.
  var unqualifiedName: String? {
    guard kind == .columnReference else { return nil }
    let fields = nodes(.fields)
    return fields.count == 1 ? fields[0].text(.stringValue) : nil
  }

  /// The number, if this is an integer constant.
  var integerConstant: Int? {
    guard kind == .constant, let value = self[.integerValue] else { return nil }
    return value.integer(.integerValue)
  }
}
