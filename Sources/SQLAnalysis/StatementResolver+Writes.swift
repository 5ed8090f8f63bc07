internal import PostgresParser
internal import SourceModel

extension StatementResolver {
  mutating func insert(_ node: SyntaxNode, _ level: Scope) -> RowShape {
    guard let relation = node[.relation] else { return RowShape(columns: []) }
    let target = numbered(tableItem(relation))
    noteWrite(target)
    let source = node[.selectStatement].map { query($0, in: level) }
    insertColumns(node.nodes(.cols), source, into: target, relation)
    if let conflict = node[.onConflict] { self.conflict(conflict, target, level) }
    level.items = [target]
    return returning(node, level)
  }

  /// The columns that an INSERT names, or without a list as many as it gives values for.
  private mutating func insertColumns(
    _ named: [SyntaxNode], _ source: RowShape?, into target: RangeItem, _ relation: SyntaxNode
  ) {
    for column in named { written(column, in: target, .insert) }
    guard named.isEmpty, let source else { return }
    if source.isComplete, target.shape.isComplete {
      let columns = target.shape.columns.prefix(source.columns.count)
      note(columns.flatMap(\.sources), .insert, .star, at: relation.offset)
      identify(relation, as: columns.map(\.identity))
    } else {
      noteAll(target.shape, .insert, at: relation.offset)
    }
  }

  private mutating func conflict(_ node: SyntaxNode, _ target: RangeItem, _ level: Scope) {
    let own = Scope(outer: level, items: [target])
    // The parser tells where the list of names begins, not where each of them stands.
    let list = node[.infer]?.offset
    for element in node[.infer]?.nodes(.indexElements) ?? [] {
      if let name = element.text(.name) {
        note(target.sources(of: name), .conflict, .certain, at: list)
      } else {
        expression(element, .conflict, own)
      }
    }
    if let predicate = node[.infer]?[.whereClause] { expression(predicate, .conflict, own) }
    var proposed = numbered(target)
    proposed.name = "excluded"
    proposed.schema = nil
    let both = Scope(outer: level, items: [target, proposed])
    assignments(node.nodes(.targetList), to: target, both)
    if let condition = node[.whereClause] { expression(condition, .filter, both) }
  }

  mutating func update(_ node: SyntaxNode, _ level: Scope) -> RowShape {
    guard let relation = node[.relation] else { return RowShape(columns: []) }
    let target = numbered(tableItem(relation))
    noteWrite(target)
    let sources = fromItems(node.nodes(.fromClause), level)
    level.items = [target] + sources
    assignments(node.nodes(.targetList), to: target, level)
    if let condition = node[.whereClause] { expression(condition, .filter, level) }
    return returning(node, level)
  }

  mutating func delete(_ node: SyntaxNode, _ level: Scope) -> RowShape {
    guard let relation = node[.relation] else { return RowShape(columns: []) }
    let target = numbered(tableItem(relation))
    noteWrite(target)
    let sources = fromItems(node.nodes(.usingClause), level)
    level.items = [target] + sources
    if let condition = node[.whereClause] { expression(condition, .filter, level) }
    return returning(node, level)
  }

  mutating func merge(_ node: SyntaxNode, _ level: Scope) -> RowShape {
    guard let relation = node[.relation], let source = node[.sourceRelation] else { return RowShape(columns: []) }
    let target = numbered(tableItem(relation))
    noteWrite(target)
    let sources = fromItems([source], level)
    level.items = [target] + sources
    if let condition = node[.joinCondition] { expression(condition, .join, level) }
    for clause in node.nodes(.mergeWhenClauses) {
      if let condition = clause[.condition] { expression(condition, .filter, level) }
      if clause.symbol(.commandType) == "CMD_INSERT" {
        let values = clause.nodes(.values)
        for value in values { expression(value, .value, level) }
        let row = RowShape(columns: values.map { _ in .init(name: "", sources: []) })
        insertColumns(clause.nodes(.targetList), row, into: target, relation)
      } else {
        assignments(clause.nodes(.targetList), to: target, level)
      }
    }
    return RowShape(columns: [])
  }

  /// The SET clause: what is written, and what is read to compute it.
  private mutating func assignments(_ nodes: [SyntaxNode], to target: RangeItem, _ scope: Scope) {
    for node in nodes {
      written(node, in: target, .update)
      guard let value = node[.val] else { continue }
      // `(a, b) = (…)` repeats its right side for each column.
      if value.kind != .multipleAssignment || value.integer(.columnNumber) <= 1 { expression(value, .value, scope) }
    }
  }

  private mutating func written(_ node: SyntaxNode, in target: RangeItem, _ role: ColumnRole) {
    guard let name = node.text(.name) else { return }
    note(target.sources(of: name), role, .certain, at: node.offset)
  }

  private mutating func returning(_ node: SyntaxNode, _ level: Scope) -> RowShape {
    shape(of: targets(node.nodes(.returningList), .return, level))
  }

  private mutating func noteWrite(_ target: RangeItem) {
    if let table = target.table { note(table, .write) }
  }
}

extension RangeItem {
  /// The column of this table that has a name, also where the catalogue does not know it.
  func sources(of name: String) -> [RowShape.BaseColumn] {
    if let column = column(name) { return column.sources }
    return table.map { [RowShape.BaseColumn(table: $0, column: name)] } ?? []
  }
}
