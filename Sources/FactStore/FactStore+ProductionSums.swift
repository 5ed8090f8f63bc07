internal import GRDB
internal import SourceModel

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
    let matched = visibility == nil ? nil : Set(try matches().keys)
    return try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, source, databaseName, queryID, textHash, calls, id IN (SELECT query FROM matches),
            statement IS NOT NULL
          FROM productionQueries
          """
      ).compactMap { row in
        let key = ProductionQueryKey(row)
        if visibility?.withheldQueries.contains(key) == true { return nil }
        return ProductionQuerySum(calls: row[5], hasSite: matched?.contains(key) ?? row[6], isAnalysed: row[7])
      }
    }
  }

  /// How many production queries of a source there are, and of how many a site is known.
  package func queryCount(ofSource source: String) throws(FactStoreFailure) -> (all: Int, withSite: Int) {
    try reading { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT count(*), count(*) FILTER (WHERE id IN (SELECT query FROM matches))
          FROM productionQueries WHERE source = ?
          """, arguments: [source])
      return (row?[0] ?? 0, row?[1] ?? 0)
    }
  }

  package func repositoryCount() throws(FactStoreFailure) -> Int {
    try revisions().count(where: \.isNewest)
  }
}
