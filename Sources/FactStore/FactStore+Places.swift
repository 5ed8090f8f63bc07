internal import GRDB
package import SourceModel

extension FactStore {
  /// The files that have sites, by repository and path.
  package func sitePaths() throws(FactStoreFailure) -> [SitePath] {
    let paths = try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT name, path FROM (SELECT DISTINCT revision, path FROM sites)
          JOIN newestRevisions ON newestRevisions.id = revision
          JOIN repositories ON repositories.id = newestRevisions.repository ORDER BY name, path
          """
      ).map { SitePath(repository: $0[0], path: $0[1]) }
    }
    return paths.filter { showsRepository($0.repository) && shows($0.path) }
  }

  /// The names of the functions that have sites, sorted.
  package func siteFunctions() throws(FactStoreFailure) -> [String] {
    try reading { try String.fetchAll($0, sql: "SELECT DISTINCT function FROM sites WHERE function <> '' ORDER BY 1") }
      .filter(shows)
  }

  /// The places of the sites in one file, in order of offset.
  package func sitePlaces(inFile path: String, of repository: String) throws(FactStoreFailure) -> [SitePlace] {
    try sitePlaces(where: Self.isInFile, arguments: [path, repository])
  }

  /// The places of the sites in functions with these names, in order of repository, path and offset.
  package func sitePlaces(inFunctions names: [String]) throws(FactStoreFailure) -> [SitePlace] {
    let marks = names.map { _ in "?" }.joined(separator: ",")
    return try sitePlaces(where: "sites.function IN (\(marks))", arguments: StatementArguments(names))
  }

  /// The places of the sites that send statements of this kind, in order of repository, path and offset.
  package func sitePlaces(with filter: StatementFilter) throws(FactStoreFailure) -> [SitePlace] {
    let (sql, arguments) = filter.statementIDs
    return try sitePlaces(
      where: "sites.id IN (SELECT site FROM siteStatements WHERE statement IN (\(sql)))", arguments: arguments)
  }

  func sitePlaces(
    where condition: String, arguments: StatementArguments
  ) throws(FactStoreFailure) -> [SitePlace] {
    let places = try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT \(SitePlace.columns) FROM sites \(SitePlace.joins) WHERE \(condition)
          ORDER BY name, path, startByte, endByte, siteID
          """, arguments: arguments
      ).map(SitePlace.init)
    }
    guard let visibility else { return places }
    return places.filter { !visibility.withheldSites.contains($0.id) }
  }

  /// A condition on `sites` with a path and a repository's name. It names the revision, by which an index finds the path.
  static let isInFile = """
    sites.path = ? AND sites.revision IN (
      SELECT newestRevisions.id FROM newestRevisions JOIN repositories ON repositories.id = repository WHERE name = ?)
    """
}
