internal import PostgresParser
internal import SourceModel

extension StatementResolver {
  /// The items of a FROM clause, in order.
  mutating func fromItems(_ nodes: [SyntaxNode], _ level: Scope) -> [RangeItem] {
    var items: [RangeItem] = []
    for node in nodes { items += fromItem(node, before: items, level) }
    return items
  }

  /// The items that one node of FROM makes visible.
  ///
  /// - Parameters:
  ///   - before: what stands to its left, and so is visible to LATERAL and to functions.
  ///   - level: the query's scope, which has no items yet.
  mutating func fromItem(_ node: SyntaxNode, before: [RangeItem], _ level: Scope) -> [RangeItem] {
    switch node.kind {
    case .rangeVariable: return [numbered(tableOrCommonTable(node, level))]
    case .join: return join(node, before: before, level)
    case .rangeSubselect: return [numbered(subselect(node, before: before, level))]
    case .rangeFunction: return [numbered(function(node, before: before, level))]
    case .rangeTableFunction: return [numbered(tableFunction(node, before: before, level))]
    case .rangeTableSample:
      let lateral = Scope(outer: level, items: before)
      for argument in node.nodes(.args) { expression(argument, .select, lateral) }
      return node[.relation].map { fromItem($0, before: before, level) } ?? []
    default: return []
    }
  }

  private mutating func tableOrCommonTable(_ node: SyntaxNode, _ level: Scope) -> RangeItem {
    if node.text(.schemaName) == nil, let name = node.text(.relationName), let shape = level.commonTable(name) {
      let item = RangeItem(name: name, shape: shape)
      return item.renamed(node[.alias]?.text(.aliasName), columns: node[.alias]?.texts(.columnNames) ?? [])
    }
    let item = tableItem(node)
    if let table = item.table { note(table, .read) }
    return item
  }

  private mutating func subselect(_ node: SyntaxNode, before: [RangeItem], _ level: Scope) -> RangeItem {
    guard let inner = node[.subquery] else { return RangeItem(shape: RowShape(columns: [])) }
    let outer = node.flag(.lateral) ? Scope(outer: level, items: before) : level
    let shape = query(inner, in: outer)
    return RangeItem(shape: shape).renamed(
      node[.alias]?.text(.aliasName), columns: node[.alias]?.texts(.columnNames) ?? [])
  }

  // A function sees what stands to its left, whether LATERAL is written or not.
  private mutating func function(_ node: SyntaxNode, before: [RangeItem], _ level: Scope) -> RangeItem {
    let lateral = Scope(outer: level, items: before)
    let calls = node.nodes(.functions).map { $0.nodes(.items) }
    for call in calls { if let function = call.first { expression(function, .select, lateral) } }
    let names = node[.alias]?.texts(.columnNames) ?? []
    let definitions =
      node.nodes(.columnDefinitions) + calls.flatMap { $0.dropFirst().flatMap { $0.nodes(.items) } }
    let functionName = calls.first?.first?.outputName ?? ""
    let alias = node[.alias]?.text(.aliasName) ?? functionName
    var shape = RowShape(columns: definitions.compactMap { $0.text(.columnName) }.map { .init(name: $0, sources: []) })
    if definitions.isEmpty {
      // A function that gives one value has one column, named like the item; one that gives rows has its own names.
      shape.columns = names.isEmpty ? [.init(name: alias, sources: [])] : []
      shape.rest = names.isEmpty ? [.computed] : []
    }
    if node.flag(.ordinality) { shape.columns.append(.init(name: "ordinality", sources: [])) }
    let item = RangeItem(name: alias, shape: shape)
    return names.isEmpty ? item : item.renamed(alias, columns: names)
  }

  private mutating func tableFunction(_ node: SyntaxNode, before: [RangeItem], _ level: Scope) -> RangeItem {
    let lateral = Scope(outer: level, items: before)
    for part in node.children where part.kind != .alias { expression(part, .select, lateral) }
    let columns = node.nodes(.columns).compactMap { $0.text(.columnName) }
    return RangeItem(shape: RowShape(columns: columns.map { .init(name: $0, sources: []) })).renamed(
      node[.alias]?.text(.aliasName) ?? "xmltable", columns: node[.alias]?.texts(.columnNames) ?? [])
  }
}
