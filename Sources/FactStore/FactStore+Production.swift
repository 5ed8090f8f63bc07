internal import GRDB
package import SourceModel

extension FactStore {
  /// All production queries, ordered by source, database and queryid.
  package func productionQueries() throws(FactStoreFailure) -> [ProductionQuery] {
    try productionQueries(where: "1")
  }

  /// The production queries whose first text is a statement of this kind.
  package func productionQueries(with filter: StatementFilter) throws(FactStoreFailure) -> [ProductionQuery] {
    let (sql, arguments) = filter.statementIDs
    return try productionQueries(where: "statement IN (\(sql))", arguments: arguments)
  }

  /// The production queries with this id; several when several sources or databases have it.
  package func productionQueries(queryID: Int64) throws(FactStoreFailure) -> [ProductionQuery] {
    try productionQueries(where: "queryID = ?", arguments: [queryID])
  }

  /// Which production queries have such a statement for their first text.
  package func productionKeys(with filter: StatementFilter) throws(FactStoreFailure) -> Set<ProductionQueryKey> {
    let (sql, arguments) = filter.statementIDs
    return try productionKeys(where: "statement IN (\(sql))", arguments: arguments)
  }

  /// Which production queries were joined with one of these sites.
  package func productionKeys(matching sites: [SiteID]) throws(FactStoreFailure) -> Set<ProductionQueryKey> {
    try productionKeys(
      where: "id IN (SELECT query FROM matches WHERE siteID IN \(Database.list))",
      arguments: [Database.argument(sites.map(\.stored))])
  }

  private func productionKeys(
    where condition: String, arguments: StatementArguments
  ) throws(FactStoreFailure) -> Set<ProductionQueryKey> {
    let keys = try reading { database in
      try Row.fetchAll(
        database,
        sql: "SELECT id, source, databaseName, queryID, textHash FROM productionQueries WHERE \(condition)",
        arguments: arguments
      ).map(ProductionQueryKey.init)
    }
    return Set(keys).subtracting(visibility?.withheldQueries ?? [])
  }

  package func productionQueries(matching site: SiteID) throws(FactStoreFailure) -> [ProductionQuery] {
    try productionQueries(
      where: "productionQueries.id IN (SELECT query FROM matches WHERE siteID = ?)", arguments: [site.stored])
  }

  /// Whether all production queries wait for their analysis, as they do after an upgrade of the facts of code.
  package func hasProductionToAnalyse() throws(FactStoreFailure) -> Bool {
    try reading { database in
      try Bool.fetchOne(
        database,
        sql: """
          SELECT EXISTS (SELECT 1 FROM productionTexts)
            AND NOT EXISTS (SELECT 1 FROM productionQueries WHERE statement IS NOT NULL)
          """) ?? false
    }
  }

  /// The snapshots that are held, by source, the oldest first.
  package func snapshots() throws(FactStoreFailure) -> [Snapshot] {
    try reading { database in
      try Row.fetchAll(
        database, sql: "SELECT source, capturedAt, rowCount FROM snapshots ORDER BY source, capturedAt"
      ).map { Snapshot(source: $0[0], capturedAt: Timestamp(seconds: $0[1]), rowCount: $0[2]) }
    }
  }

  func productionQueries(
    where condition: String, arguments: StatementArguments = []
  ) throws(FactStoreFailure) -> [ProductionQuery] {
    try reading { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT \(Self.queryColumns) FROM productionQueries WHERE \(condition)
            ORDER BY source, databaseName, queryID IS NULL, queryID, textHash
            """), arguments: arguments)
      let texts = try productionTexts(of: rows.map { $0[0] }, in: database)
      var reader = StatementReader()
      let facts = try reader.facts(of: rows.compactMap { $0[6] }, in: database)
      let queries = rows.map { row in
        ProductionQuery(row, texts: texts[row[0]] ?? [], facts: (row[6] as Int64?).flatMap { facts[$0] })
      }
      guard let visibility else { return queries }
      return queries.filter { !visibility.withheldQueries.contains($0.key) }
    }
  }

  /// The columns of ``ProductionQuery/init(_:texts:facts:)``.
  static let queryColumns = """
    productionQueries.id, source, databaseName, queryID, textHash, isTopLevel, statement, calls, totalTime, rowCount, lastSeen
    """

  func productionTexts(of ids: [Int64], in database: Database) throws -> [Int64: [String]] {
    var texts: [Int64: [String]] = [:]
    let rows = try database.rows(
      of: ids, "SELECT query, text FROM productionTexts WHERE query IN \(Database.list) ORDER BY query, ordinal")
    while let row = try rows.next() { texts[row[0], default: []].append(row[1]) }
    return texts
  }
}

extension ProductionQuery {
  init(_ row: Row, texts: [String], facts: StatementFacts?) {
    self.init(
      key: ProductionQueryKey(row), isTopLevel: row[5], texts: texts, facts: facts, calls: row[7], totalTime: row[8],
      rows: row[9], lastSeen: (row[10] as Int64?).map(Timestamp.init))
  }
}

extension ProductionQueryKey {
  /// From the columns source, databaseName, queryID and textHash behind a first one.
  init(_ row: Row) {
    let name: String = row[2]
    self.init(
      source: row[1], database: name.isEmpty ? nil : name, queryID: row[3],
      textHash: (row[4] as Int64?).map(UInt64.init(bitPattern:)))
  }

  /// A condition on `productionQueries` that holds for this one only; its arguments are ``arguments``.
  static let condition =
    "source = ? AND databaseName = ? AND coalesce(queryID, textHash) = ? AND (queryID IS NULL) = ?"

  var arguments: StatementArguments {
    [source, database ?? "", queryID ?? Int64(bitPattern: textHash ?? 0), queryID == nil]
  }
}
