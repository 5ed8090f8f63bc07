internal import GRDB
package import SourceModel

extension FactStore {
  /// What every production query cost by the newest snapshot of its source, ordered by source, database and queryid.
  package func queryLoads() throws(FactStoreFailure) -> [QueryLoad] {
    try loads(
      sql: """
        SELECT id, source, databaseName, queryID, textHash, calls, totalTime, rowCount FROM productionQueries
        ORDER BY source, databaseName, queryID IS NULL, queryID, textHash
        """)
  }

  /// What the production queries of a source cost between two snapshots; those that did not run are left out.
  ///
  /// - Parameters:
  ///   - start: nil counts from when the server began.
  ///   - end: nil is the newest snapshot.
  /// - Returns: nil when the source has no snapshot so early.
  package func queryLoads(
    of source: String, since start: Timestamp?, until end: Timestamp?
  ) throws(FactStoreFailure) -> [QueryLoad]? {
    guard let last = try snapshot(of: source, notAfter: end) else { return nil }
    let first = try start.flatMap { time throws(FactStoreFailure) in try snapshot(of: source, notAfter: time) }
    // Fewer calls than before mean that the server started counting anew.
    let loads = try loads(
      sql: """
        SELECT productionQueries.id, source, databaseName, queryID, textHash,
          now.calls - iif(now.calls < before.calls, 0, coalesce(before.calls, 0)) AS grown,
          now.totalTime - iif(now.calls < before.calls, 0, coalesce(before.totalTime, 0)),
          now.rowCount - iif(now.calls < before.calls, 0, coalesce(before.rowCount, 0))
        FROM statistics AS now JOIN productionQueries ON productionQueries.id = now.query
        LEFT JOIN statistics AS before ON before.snapshot = ?1 AND before.query = now.query
        WHERE now.snapshot = ?2 AND grown > 0
        ORDER BY source, databaseName, queryID IS NULL, queryID, textHash
        """, arguments: [first, last])
    return loads
  }

  /// The production query with this key; nil when there is none.
  package func productionQuery(_ key: ProductionQueryKey) throws(FactStoreFailure) -> ProductionQuery? {
    try productionQueries(where: ProductionQueryKey.condition, arguments: key.arguments).first
  }

  private func snapshot(of source: String, notAfter time: Timestamp?) throws(FactStoreFailure) -> Int64? {
    try reading { database in
      try Int64.fetchOne(
        database,
        sql: "SELECT id FROM snapshots WHERE source = ? AND capturedAt <= ? ORDER BY capturedAt DESC LIMIT 1",
        arguments: [source, time?.seconds ?? Int64.max])
    }
  }

  private func loads(
    sql: String, arguments: StatementArguments = []
  ) throws(FactStoreFailure) -> [QueryLoad] {
    let loads = try reading { database in
      try Row.fetchAll(database, sql: sql, arguments: arguments).map(QueryLoad.init)
    }
    guard let visibility else { return loads }
    return loads.filter { !visibility.withheldQueries.contains($0.key) }
  }
}

extension QueryLoad {
  /// From the columns of a ``ProductionQueryKey`` and then calls, time and rows.
  init(_ row: Row) { self.init(key: ProductionQueryKey(row), calls: row[5], totalTime: row[6], rows: row[7]) }
}
