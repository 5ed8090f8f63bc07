internal import GRDB

/// What coverage needs of a production query, without its texts.
package struct ProductionQuerySum: Hashable, Sendable {
  package var calls: Int64
  package var hasSite: Bool
  /// Whether its first text is one whose tables and columns are known.
  package var isAnalysed: Bool
}

extension FactStore {
  /// All production queries, in no order.
  package func productionQuerySums() throws(FactStoreFailure) -> [ProductionQuerySum] {
    try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT calls, id IN (SELECT query FROM matches), statement IS NOT NULL FROM productionQueries
          """
      ).map { ProductionQuerySum(calls: $0[0], hasSite: $0[1], isAnalysed: $0[2]) }
    }
  }

  package func repositoryCount() throws(FactStoreFailure) -> Int {
    try reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM newestRevisions") ?? 0 }
  }
}
