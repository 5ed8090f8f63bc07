internal import PostgresParser
internal import SourceModel

extension StatementResolver {
  /// The items of both sides of a join, behind the columns that USING or NATURAL merges.
  mutating func join(_ node: SyntaxNode, before: [RangeItem], _ level: Scope) -> [RangeItem] {
    guard let leftNode = node[.larg], let rightNode = node[.rarg] else { return [] }
    let left = fromItem(leftNode, before: before, level)
    let right = fromItem(rightNode, before: before + left, level)
    let names = node.flag(.isNatural) ? Self.commonNames(left, right) : node.texts(.usingClause)
    let merged = names.map { mergedColumn($0, left, right, node) }
    var items = left + right
    for index in items.indices { items[index].merged.formUnion(names) }
    identify(node, as: names.flatMap { name in [left, right].map { Self.column(name, of: $0)?.identity } })
    if !merged.isEmpty {
      items.insert(RangeItem(name: node[.joinUsingAlias]?.text(.aliasName), shape: RowShape(columns: merged)), at: 0)
    }
    // ON sees the two sides only, not what else stands in FROM.
    if let condition = node[.quals] { expression(condition, .join, Scope(outer: level, items: items)) }
    guard let alias = node[.alias] else { return items }
    // An alias hides the names of the tables in it.
    let joined = RangeItem(shape: Self.starShape(of: items))
    return [numbered(joined.renamed(alias.text(.aliasName), columns: alias.texts(.columnNames)))]
  }

  /// A column of both sides, noted as joined, as it looks from outside: the outer side's where there is one.
  private mutating func mergedColumn(
    _ name: String, _ left: [RangeItem], _ right: [RangeItem], _ node: SyntaxNode
  ) -> RowShape.Column {
    let sides = [left, right].map { Self.column(name, of: $0) }
    // The parser tells no place of the names in USING; the table that is joined stands just before them.
    for side in sides { if let side { note(side.sources, .join, side.certainty, at: node[.rarg]?.offset) } }
    let sources = sides.map { $0?.sources ?? [] }
    let lineage = sides.reduce(into: Set<RowShape.BaseColumn>()) { $0.formUnion($1?.lineage ?? []) }
    switch node.symbol(.joinType) {
    case "JOIN_RIGHT": return .init(name: name, sources: sources[1], identity: sides[1]?.identity, lineage: lineage)
    case "JOIN_FULL": return .init(name: name, sources: sources[0] + sources[1], lineage: lineage)
    default: return .init(name: name, sources: sources[0], identity: sides[0]?.identity, lineage: lineage)
    }
  }

  private static func column(_ name: String, of side: [RangeItem]) -> Scope.Resolution? {
    Scope(outer: nil, items: side).column(name)
  }

  /// The names that both sides have, in the order of the left one.
  private static func commonNames(_ left: [RangeItem], _ right: [RangeItem]) -> [String] {
    let others = Set(starShape(of: right).columns.map(\.name))
    return starShape(of: left).columns.map(\.name).filter(others.contains)
  }
}
