internal import GRDB
internal import SourceModel

extension FactStore {
  /// Statements with a hole that is more than a value, and those that PostgreSQL's parser does not read: neither has a
  /// fingerprint.
  static let openStatements = """
    SELECT id FROM statements WHERE fingerprint IS NULL AND kind IN ('select', 'insert', 'update', 'delete', 'merge')
    """

  /// The sites whose statements are not known as a whole and may touch a table, under any of its names.
  ///
  /// Tests and migrations are left out. Each in order of repository, path and offset.
  package func dynamicSites(on tables: [(schema: String?, name: String)]) throws(FactStoreFailure) -> DynamicSites {
    var sites = try reading { database in
      var sites = DynamicSites()
      let names = tables.map { _ in "(?, ?)" }.joined(separator: ", ")
      // Of no table, only those where it is not known which they name.
      let listed = tables.isEmpty ? "SELECT NULL, NULL WHERE false" : "VALUES \(names)"
      let rows = try Row.fetchCursor(
        database,
        sql: """
          WITH names(schema, name) AS (\(listed)),
            open AS (
              SELECT id, kind <> 'select' AS isWrite, (
                SELECT max(EXISTS (
                  SELECT 1 FROM names
                  WHERE name = tableName AND coalesce(schema, schemaName, '') = coalesce(schemaName, schema, '')))
                FROM statementTables WHERE statement = statements.id) AS isOnTable
              FROM statements WHERE id IN (\(Self.openStatements)))
          SELECT siteID, repositories.name, path, firstLine, lastLine, function, kind, templateText,
            max(isWrite), max(coalesce(isOnTable, 0))
          FROM open JOIN siteStatements ON siteStatements.statement = open.id JOIN sites ON sites.id = site
          JOIN newestRevisions ON newestRevisions.id = sites.revision
          JOIN repositories ON repositories.id = newestRevisions.repository
          WHERE coalesce(isOnTable, 1) AND kind IN ('application', 'script')
          GROUP BY sites.id ORDER BY repositories.name, path, startByte, endByte, siteID
          """, arguments: StatementArguments(tables.flatMap { [$0.schema, $0.name] }))
      while let row = try rows.next() {
        let site = DynamicSites.Site(place: try SitePlace(row), text: row[7], writes: row[8])
        if row[9] { sites.onTable.append(site) } else { sites.onAnyTable.append(site) }
      }
      return sites
    }
    if let visibility {
      sites.onTable.removeAll { visibility.withheldSites.contains($0.place.id) }
      sites.onAnyTable.removeAll { visibility.withheldSites.contains($0.place.id) }
    }
    return sites
  }
}

extension SitePlace {
  /// From columns in the order of the initialiser's parameters.
  init(_ row: Row) throws {
    self.init(
      id: SiteID(hex: row[0]), repository: row[1], path: row[2], lines: LineRange(first: row[3], last: row[4]),
      function: row[5], kind: try row.decoded(6))
  }
}
