internal import GRDB
package import SourceModel

extension FactStore {
  /// The statements that one of the filters lets through, of the code and of production.
  ///
  /// - Parameter isMeant: whether such a statement is one of those asked for.
  package func sentStatements(
    with filters: [StatementFilter], where isMeant: (StatementFacts) -> Bool
  ) throws(FactStoreFailure) -> SentStatements {
    var sent = SentStatements()
    var positions: [Int64: Int] = [:]
    let meant = filters.map(\.statementIDs)
    let sql = meant.map(\.sql).joined(separator: " UNION ")
    let arguments = meant.reduce(into: StatementArguments()) { $0 += $1.arguments }
    try reading { database in
      let ids = try Int64.fetchAll(database, sql: sql, arguments: arguments)
      var reader = StatementReader()
      for (id, facts) in try reader.facts(of: ids, in: database).sorted(by: { $0.key < $1.key }) where isMeant(facts) {
        positions[id] = sent.statements.count
        sent.statements.append(facts)
      }
    }
    sent.senders = try senders(of: positions)
    sent.queries = try queries(of: positions, sent.statements)
    return sent
  }

  /// The places of sites, in no order.
  package func sitePlaces(ids: some Sequence<SiteID>) throws(FactStoreFailure) -> [SitePlace] {
    let list = ids.map { "\($0.stored)" }.joined(separator: ",")
    return try sitePlaces(where: "siteID IN (\(list))", arguments: [])
  }

  /// - Parameter positions: of statements, by row id.
  private func senders(of positions: [Int64: Int]) throws(FactStoreFailure) -> [SentStatements.Sender] {
    let list = positions.keys.map(String.init).joined(separator: ",")
    let senders = try reading { database in
      var sent: [Int64: [Int]] = [:]
      let links = try Row.fetchCursor(
        database, sql: "SELECT site, statement FROM siteStatements WHERE statement IN (\(list)) ORDER BY site, ordinal")
      while let row = try links.next() {
        if let position = positions[row[1]] { sent[row[0], default: []].append(position) }
      }
      var senders: [SentStatements.Sender] = []
      senders.reserveCapacity(sent.count)
      let sites = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(SitePlace.columns), sites.id, isOpen FROM sites \(SitePlace.joins)
          WHERE sites.id IN (SELECT site FROM siteStatements WHERE statement IN (\(list)))
          ORDER BY name, path, firstLine, lastLine, siteID
          """)
      while let row = try sites.next() {
        senders.append(.init(place: try SitePlace(row), isOpen: row[8], statements: sent[row[7]] ?? []))
      }
      return senders
    }
    guard let visibility else { return senders }
    return senders.filter { !visibility.withheldSites.contains($0.place.id) }
  }

  private func queries(
    of positions: [Int64: Int], _ statements: [StatementFacts]
  ) throws(FactStoreFailure) -> [SentStatements.Query] {
    let list = positions.keys.map(String.init).joined(separator: ",")
    return try reading { database in
      var queries: [Int64: SentStatements.Query] = [:]
      let rows = try Row.fetchAll(
        database, sql: "SELECT \(Self.queryColumns) FROM productionQueries WHERE statement IN (\(list))")
      let texts = try productionTexts(of: rows.map { $0[0] }, in: database)
      for row in rows {
        guard let position = positions[row[6]] else { continue }
        let query = ProductionQuery(row, texts: texts[row[0]] ?? [], facts: statements[position])
        if visibility?.withheldQueries.contains(query.key) == true { continue }
        queries[row[0]] = .init(query: query, statement: position, matches: [])
      }
      let matches = try Row.fetchCursor(
        database,
        sql: """
          SELECT query, siteID FROM matches
          WHERE query IN (SELECT id FROM productionQueries WHERE statement IN (\(list))) ORDER BY query, ordinal
          """)
      while let row = try matches.next() {
        let site = SiteID(stored: row[1])
        if visibility?.withheldSites.contains(site) == true { continue }
        queries[row[0]]?.matches.append(site)
      }
      return queries.values.sorted { $0.query.key < $1.query.key }
    }
  }
}
