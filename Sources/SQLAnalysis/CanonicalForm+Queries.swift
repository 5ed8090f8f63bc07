internal import PostgresParser
internal import SourceModel

extension CanonicalForm {
  func select(_ node: SyntaxNode) -> UInt64 {
    let targets = self.targets(node.nodes(.targetList))
    var parts = targets
    for (clause, items) in [
      (1, node.nodes(.groupClause)), (2, node.nodes(.sortClause)), (3, node.nodes(.distinctClause)),
    ] {
      parts += [UInt64(clause)] + items.map { sortItem($0) { key($0, targets) } }
    }
    if let limit = node[.limitCount] { parts += [4, self.limit(limit)] }
    let handled: Set = ["target_list", "group_clause", "sort_clause", "distinct_clause", "limit_count"]
    return rest(of: node, except: handled, parts)
  }

  /// `LIMIT ALL` is a NULL to the parser, of the type that other limits are only converted to.
  private func limit(_ node: SyntaxNode) -> UInt64 {
    node.kind == .constant && node.flag(.isNull) ? mix("no limit", []) : hash(node)
  }

  /// The columns of a result, `*` expanded where its columns are known; their names mean nothing to the server.
  func targets(_ list: [SyntaxNode]) -> [UInt64] {
    list.flatMap { node -> [UInt64] in
      guard let value = node[.val] else { return [hash(node)] }
      let isStar =
        [.columnReference, .indirection].contains(value.kind)
        && (value.nodes(.fields) + value.nodes(.indirection)).last?.kind == .star
      guard isStar, let columns = resolver.identities[value.id] else { return [hash(value)] }
      return columns.map(identity)
    }
  }

  /// An item of ORDER BY, GROUP BY or DISTINCT ON that is one of the result's columns, by name, number or expression.
  private func key(_ node: SyntaxNode, _ targets: [UInt64]) -> UInt64 {
    if node.kind == .groupingSet { return mix(node.symbol(.kind), node.nodes(.content).map { key($0, targets) }) }
    if let output = resolver.outputs[node.id] {
      return targets.indices.contains(output) ? targets[output] : mix("output", [UInt64(output)])
    }
    return hash(node)
  }

  /// Spells out the defaults: ASC, and NULLS LAST behind it or NULLS FIRST behind DESC.
  func sortItem(_ node: SyntaxNode, _ key: (SyntaxNode) -> UInt64) -> UInt64 {
    guard node.kind == .sortBy, let inner = node[.node] else { return key(node) }
    let isDescending = node.symbol(.sortDirection) == "SORTBY_DESC"
    let byDefault = isDescending ? "SORTBY_NULLS_FIRST" : "SORTBY_NULLS_LAST"
    let isDefault = ["SORTBY_NULLS_DEFAULT", byDefault].contains(node.symbol(.sortNulls))
    let used = node.symbol(.sortDirection) == "SORTBY_USING" ? node.nodes(.usedOperator).map(hash) : []
    return mix("sort", [key(inner), isDescending ? 1 : 0, isDefault ? 1 : 0] + used)
  }

  /// USING and NATURAL are comparisons of columns, as ON would have them.
  func join(_ node: SyntaxNode) -> UInt64 {
    guard let compared = resolver.identities[node.id], !compared.isEmpty else { return rest(of: node) }
    let equalities = stride(from: 0, to: compared.count, by: 2).map {
      operation("=", [identity(compared[$0]), identity(compared[$0 + 1])])
    }
    let condition = equalities.count == 1 ? equalities[0] : mix("AND_EXPR", equalities)
    return rest(of: node, except: ["using_clause"], behind: [StableHash.of("quals"), condition])
  }

  /// A missing list of columns is the table's own, as far as there are values.
  func insert(_ node: SyntaxNode) -> UInt64 {
    let relation = node[.relation]
    let listed = node.nodes(.cols).map { mix($0.text(.name) ?? "", $0.nodes(.indirection).map(hash)) }
    let implied = listed.isEmpty ? relation.flatMap { resolver.identities[$0.id] } ?? [] : []
    return rest(of: node, except: ["cols"], listed + implied.map { mix($0.column, []) })
  }
}
