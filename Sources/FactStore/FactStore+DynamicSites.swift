internal import GRDB
internal import SourceModel

extension FactStore {
  /// The sites whose statements are not known as a whole and may touch a table: a statement with a hole that is more than
  /// a value, or one that PostgreSQL's parser does not read, has no fingerprint.
  ///
  /// Tests and migrations are left out. Each in order of repository, path and offset.
  package func dynamicSites(schema: String?, table: String) throws(FactStoreFailure) -> DynamicSites {
    var sites = try reading { database in
      var sites = DynamicSites()
      let rows = try Row.fetchCursor(
        database,
        sql: """
          WITH open AS (
            SELECT id, (SELECT max(tableName = ?1 AND (?2 IS NULL OR coalesce(schemaName, ?2) = ?2))
              FROM statementTables WHERE statement = statements.id) AS isOnTable
            FROM statements WHERE fingerprint IS NULL AND kind IN ('select', 'insert', 'update', 'delete', 'merge'))
          SELECT siteID, name, path, firstLine, lastLine, function, kind, max(coalesce(isOnTable, 0))
          FROM open JOIN siteStatements ON siteStatements.statement = open.id JOIN sites ON sites.id = site
          JOIN newestRevisions ON newestRevisions.id = sites.revision
          JOIN repositories ON repositories.id = newestRevisions.repository
          WHERE coalesce(isOnTable, 1) AND kind IN ('application', 'script')
          GROUP BY sites.id ORDER BY name, path, startByte, endByte, siteID
          """, arguments: [table, schema])
      while let row = try rows.next() {
        let place = SitePlace(
          id: SiteID(hex: row[0]), repository: row[1], path: row[2],
          lines: LineRange(first: row[3], last: row[4]), function: row[5], kind: try row.decoded(6))
        if row[7] { sites.onTable.append(place) } else { sites.onAnyTable.append(place) }
      }
      return sites
    }
    if let visibility {
      sites.onTable.removeAll { visibility.withheldSites.contains($0.id) }
      sites.onAnyTable.removeAll { visibility.withheldSites.contains($0.id) }
    }
    return sites
  }
}
