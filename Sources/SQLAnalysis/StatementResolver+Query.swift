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
      // ORDER BY of a set operation can only name output columns, which are no uses of their own.
      let shape = query(left, in: level)
      _ = query(right, in: level)
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
    if let created = node[.intoClause]?[.rel] { note(tableName(created), .write) }
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
    } else if let name = node.unqualifiedName, Scope(outer: nil, items: level.items).column(name)?.certainty == .certain
    {
      expression(node, .group, level)
    } else {
      sortItem(node, targets, .group, level)
    }
  }

  /// An item of ORDER BY or DISTINCT ON: an output name or number, else an expression.
  private mutating func sortItem(_ node: SyntaxNode, _ targets: [Target], _ role: ColumnRole, _ level: Scope) {
    if let name = node.unqualifiedName, let target = targets.first(where: { $0.name == name }) {
      use(target, role, level, at: node.offset)
    } else if let number = node.integerConstant, targets.indices.contains(number - 1) {
      use(targets[number - 1], role, level, at: node.offset)
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
