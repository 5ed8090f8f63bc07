package import FactStore
package import SourceModel

extension Inquiry {
  /// The production queries by what they cost, the costliest first; nothing is loaded of them but the figures.
  package func ranking(_ question: RankingQuestion) throws(FactStoreFailure) -> [QueryLoad] {
    var loads = try loads(question)
    if let table = question.table {
      let filter = StatementFilter.using(UsedName(schema: table.schema, table: table.name))
      let keys = try store.productionKeys(with: filter)
      loads = loads.filter { keys.contains($0.key) }
    }
    if let place = question.place {
      let keys = try store.productionKeys(matching: try places(of: place).map(\.id))
      loads = loads.filter { keys.contains($0.key) }
    }
    return loads.sorted { left, right in
      let (leftCost, rightCost) = (question.cost.of(left), question.cost.of(right))
      return leftCost == rightCost ? left.key < right.key : leftCost > rightCost
    }
  }

  private func loads(_ question: RankingQuestion) throws(FactStoreFailure) -> [QueryLoad] {
    if question.since == nil, question.until == nil {
      return try store.queryLoads().filter { question.source == nil || $0.key.source == question.source }
    }
    var loads: [QueryLoad] = []
    for source in Set(try store.snapshots().map(\.source)) where question.source == nil || source == question.source {
      loads += try store.queryLoads(of: source, since: question.since, until: question.until) ?? []
    }
    return loads
  }

  /// A production query with the surest sites that send it; nil when there is none with this key.
  package func origins(of key: ProductionQueryKey, limit: Int) throws(FactStoreFailure) -> QueryOrigins? {
    try store.productionQuery(key).map { query throws(FactStoreFailure) in try origins(of: query, limit: limit) }
  }
}
