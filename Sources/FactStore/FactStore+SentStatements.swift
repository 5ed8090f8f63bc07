internal import GRDB
package import SourceModel

extension FactStore {
  /// The statements that one of the filters lets through, of the code and of production. Where all filters are of tables or
  /// columns, statements are told without their columns of other tables.
  ///
  /// - Parameters:
  ///   - directory: of this store.
  ///   - isMeant: whether such a statement is one of those asked for.
  package func sentStatements(
    with filters: [StatementFilter], in directory: SiteDirectory, where isMeant: (StatementFacts) -> Bool
  ) throws(FactStoreFailure) -> SentStatements {
    var sent = SentStatements()
    var ids: [Int64] = []
    let meant = filters.map(\.statementIDs)
    let sql = meant.map(\.sql).joined(separator: " UNION ")
    let arguments = meant.reduce(into: StatementArguments()) { $0 += $1.arguments }
    try reading { database in
      let tables = filters.map(\.table)
      var reader = StatementReader(columnsOf: tables.contains(nil) ? nil : Set(tables.compactMap { $0 }))
      let found = try Int64.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
      for (id, facts) in try reader.facts(of: found, in: database).sorted(by: { $0.key < $1.key }) where isMeant(facts)
      {
        ids.append(id)
        sent.statements.append(facts)
      }
    }
    sent.senders = directory.senders(of: ids)
    sent.queries = try queries(of: ids, sent.statements, directory)
    return sent
  }

  /// The production queries whose first text is a statement of this kind, and the places of the sites that send such.
  package func senders(
    with filter: StatementFilter, in directory: SiteDirectory
  ) throws(FactStoreFailure) -> (queries: [ProductionQuery], sites: [SitePlace]) {
    let sent = try sentStatements(with: [filter], in: directory) { _ in true }
    return (sent.queries.map(\.query), sent.senders.map { directory.places[$0.site] })
  }

  /// - Parameter ids: of the statements, by position.
  private func queries(
    of ids: [Int64], _ statements: [StatementFacts], _ directory: SiteDirectory
  ) throws(FactStoreFailure) -> [SentStatements.Query] {
    let positions = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($0.element, $0.offset) })
    return try reading { database in
      var queries: [SentStatements.Query] = []
      let rows = try Array(
        database.rows(
          of: ids, "SELECT \(Self.queryColumns) FROM productionQueries WHERE statement IN \(Database.list)"
        ).map { $0.copy() })
      let texts = try productionTexts(of: rows.map { $0[0] }, in: database)
      for row in rows {
        guard let position = positions[row[6]] else { continue }
        let id: Int64 = row[0]
        let query = ProductionQuery(row, texts: texts[id] ?? [], facts: statements[position])
        if visibility?.withheldQueries.contains(query.key) == true { continue }
        queries.append(
          .init(
            query: query, statement: position, matches: directory.matches(ofQuery: id),
            place: directory.place(ofQuery: id)))
      }
      return queries.sorted { $0.query.key < $1.query.key }
    }
  }
}

extension StatementFilter {
  /// The table whose uses it lets through, by its name.
  fileprivate var table: String? {
    switch self {
    case .table(_, let name), .column(_, let name, _): name
    case .fingerprint, .fingerprintPrefix, .words: nil
    }
  }
}
