internal import GRDB
package import SourceModel

extension FactStore {
  /// Who sends these statements, of the code and of production.
  ///
  /// - Parameter directory: of this store.
  package func senders(
    of statements: [StatementDirectory.Statement], in directory: SiteDirectory
  ) throws(FactStoreFailure) -> SentStatements {
    let ids = statements.map(\.id)
    return SentStatements(
      statements: statements.map(\.names), senders: directory.senders(of: ids), queries: try queries(of: ids, directory)
    )
  }

  /// The production queries with these row ids, in the order of their keys.
  package func productionQueries(ids: [Int64]) throws(FactStoreFailure) -> [ProductionQuery] {
    try productionQueries(
      where: "productionQueries.id IN \(Database.list)", arguments: [Database.argument(ids)])
  }

  /// The places of the sites that send statements of this kind.
  package func places(
    with filter: StatementFilter, in directory: SiteDirectory
  ) throws(FactStoreFailure) -> [SitePlace] {
    let (sql, arguments) = filter.statementIDs
    let ids = try reading { database in
      try Int64.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
    }
    return directory.senders(of: ids).map { directory.places[$0.site] }
  }

  /// - Parameter ids: of the statements, by position.
  private func queries(
    of ids: [Int64], _ directory: SiteDirectory
  ) throws(FactStoreFailure) -> [SentStatements.Query] {
    let positions = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($0.element, $0.offset) })
    return try reading { database in
      var queries: [SentStatements.Query] = []
      let rows = try database.rows(
        of: ids,
        """
        SELECT id, source, databaseName, queryID, textHash, calls, totalTime, rowCount, lastSeen, statement
        FROM productionQueries WHERE statement IN \(Database.list)
        """)
      while let row = try rows.next() {
        guard let position = positions[row[9]] else { continue }
        let (id, load): (Int64, QueryLoad) = (row[0], QueryLoad(row))
        if visibility?.withheldQueries.contains(load.key) == true { continue }
        queries.append(
          .init(
            id: id, load: load, lastSeen: (row[8] as Int64?).map(Timestamp.init), statement: position,
            matches: directory.matches(ofQuery: id), place: directory.place(ofQuery: id)))
      }
      return queries.sorted { $0.load.key < $1.load.key }
    }
  }
}
