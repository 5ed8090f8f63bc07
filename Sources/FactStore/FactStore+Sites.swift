internal import GRDB
package import SourceModel

extension FactStore {
  /// The sites that send statements of this kind, in order of repository, path and offset.
  package func sites(with filter: StatementFilter) throws(FactStoreFailure) -> [QuerySite] {
    let (sql, arguments) = filter.statementIDs
    return try sites(
      where: "sites.id IN (SELECT site FROM siteStatements WHERE statement IN (\(sql)))", arguments: arguments)
  }

  package func sites(ids: some Sequence<SiteID>) throws(FactStoreFailure) -> [QuerySite] {
    try sites(where: "sites.siteID IN \(Database.list)", arguments: [Database.argument(ids.map(\.stored))])
  }

  /// The sites in one file.
  package func sites(inFile path: String, of repository: String) throws(FactStoreFailure) -> [QuerySite] {
    // The condition names the revision, by which an index finds the path.
    let revision =
      "SELECT newestRevisions.id FROM newestRevisions JOIN repositories ON repositories.id = repository WHERE name = ?"
    return try sites(where: "sites.path = ? AND sites.revision IN (\(revision))", arguments: [path, repository])
  }

  /// Hands over every site, in order of repository, path and offset, without holding more than a few at a time.
  ///
  /// - Parameter repository: only of this one; nil for all of them.
  package func eachSite(
    of repository: String? = nil, _ body: (QuerySite) throws(FactStoreFailure) -> Void
  ) throws(FactStoreFailure) {
    let ids = try siteRows(where: "?1 IS NULL OR repositories.name = ?1", arguments: [repository])
    for start in stride(from: 0, to: ids.count, by: 512) {
      var reader = StatementReader()
      for site in try load(ids[start..<min(start + 512, ids.count)], &reader) { try body(site) }
    }
  }

  /// How many sites there are.
  package func siteCount() throws(FactStoreFailure) -> Int {
    try reading { database in
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM sites WHERE revision IN (SELECT id FROM newestRevisions)") ?? 0
    }
  }

  func sites(
    where condition: String, arguments: StatementArguments = []
  ) throws(FactStoreFailure) -> [QuerySite] {
    var sites: [QuerySite] = []
    var reader = StatementReader()
    let ids = try siteRows(where: condition, arguments: arguments)
    for start in stride(from: 0, to: ids.count, by: 512) {
      sites += try load(ids[start..<min(start + 512, ids.count)], &reader)
    }
    return sites
  }

  private func siteRows(
    where condition: String, arguments: StatementArguments
  ) throws(FactStoreFailure) -> [Int64] {
    try reading { database in
      try Int64.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT sites.id FROM sites JOIN newestRevisions ON newestRevisions.id = sites.revision
            JOIN repositories ON repositories.id = newestRevisions.repository WHERE \(condition)
            ORDER BY repositories.name, sites.path, sites.startByte, sites.endByte, sites.siteID
            """), arguments: arguments)
    }
  }

  /// The sites with these row ids, in that order.
  private func load(
    _ ids: ArraySlice<Int64>, _ reader: inout StatementReader
  ) throws(FactStoreFailure) -> [QuerySite] {
    let sites = try reading { database in try SiteReader(database, ids: Array(ids)).sites(&reader) }
    guard let visibility else { return sites }
    return sites.filter { !visibility.withheldSites.contains($0.id) }
  }
}
