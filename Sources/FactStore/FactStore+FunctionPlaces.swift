internal import GRDB
package import SourceModel

extension FactStore {
  /// The files of known languages of the newest revisions, each as its first line.
  package func filePlaces() throws(FactStoreFailure) -> [SitePlace] {
    try places(
      sql: "SELECT name, path, 1, 1, '', kind FROM files", where: "language IS NOT NULL ORDER BY name, path")
  }

  /// The functions of the newest revisions that lead to sites.
  package func functionPlaces() throws(FactStoreFailure) -> [SitePlace] {
    try places(
      sql: "SELECT name, path, firstLine, lastLine, function, kind FROM callables",
      where: "function <> '' ORDER BY name, position")
  }

  private func places(sql: String, where condition: String) throws(FactStoreFailure) -> [SitePlace] {
    // What stands there is not known, so neither is whether it may be told.
    if visibility != nil { return [] }
    return try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          \(sql) JOIN newestRevisions ON newestRevisions.id = revision
          JOIN repositories ON repositories.id = newestRevisions.repository WHERE \(condition)
          """
      ).map { row in
        SitePlace(
          repository: row[0], path: row[1], lines: LineRange(first: row[2], last: row[3]), function: row[4],
          kind: try row.decoded(5))
      }
    }
  }
}
