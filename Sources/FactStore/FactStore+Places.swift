internal import GRDB
package import SourceModel

extension FactStore {
  /// The files that have sites, by repository and path.
  package func sitePaths() throws(FactStoreFailure) -> [SitePath] {
    let paths = try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT DISTINCT name, path FROM sites JOIN newestRevisions ON newestRevisions.id = sites.revision
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

  /// The sites in functions with these names, in order of repository, path and offset.
  package func sites(inFunctions names: [String]) throws(FactStoreFailure) -> [QuerySite] {
    let marks = names.map { _ in "?" }.joined(separator: ",")
    return try sites(where: "sites.function IN (\(marks))", arguments: StatementArguments(names))
  }
}
