internal import GRDB
package import SourceModel

extension FactStore {
  /// The sites of the newest revisions counted by the columns that their statements use, in no order.
  package func columnTallies() throws(FactStoreFailure) -> [UseTally] {
    try tallies(
      uses: """
        SELECT schemaName, tableName, columnName, site,
          max(role NOT IN ('insert', 'update') AND certainty <> 'star') AS isRead,
          max(role IN ('insert', 'update')) AS isWritten, max(certainty = 'star') AS isInStar, 0 AS isOpen
        FROM siteStatements JOIN statementColumns USING (statement) GROUP BY 1, 2, 3, 4
        """)
  }

  /// The same by the tables that they name.
  package func tableTallies() throws(FactStoreFailure) -> [UseTally] {
    try tallies(
      uses: """
        SELECT schemaName, tableName, NULL AS columnName, site, max(access = 'read') AS isRead,
          max(access <> 'read') AS isWritten, 0 AS isInStar, max(statement IN (\(Self.openStatements))) AS isOpen
        FROM siteStatements JOIN statementTables USING (statement) GROUP BY 1, 2, 3, 4
        """)
  }

  private func tallies(uses: String) throws(FactStoreFailure) -> [UseTally] {
    try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          WITH uses AS (\(uses))
          SELECT schemaName, tableName, columnName, kind, count(*), sum(isRead), sum(isWritten),
            sum(isInStar AND NOT isRead), sum(uses.isOpen)
          FROM uses JOIN sites ON sites.id = site WHERE revision IN (SELECT id FROM newestRevisions)
          GROUP BY 1, 2, 3, 4
          """
      ).map {
        UseTally(
          schema: $0[0], table: $0[1], column: $0[2], kind: try $0.decoded(3), sites: $0[4], readers: $0[5],
          writers: $0[6], starReaders: $0[7], dynamicSites: $0[8])
      }
    }
  }

  /// What kind of code each site of the newest revisions is in.
  package func siteKinds() throws(FactStoreFailure) -> [SiteID: QuerySite.Kind] {
    try reading { database in
      var kinds: [SiteID: QuerySite.Kind] = [:]
      let rows = try Row.fetchCursor(
        database, sql: "SELECT siteID, kind FROM sites WHERE revision IN (SELECT id FROM newestRevisions)")
      while let row = try rows.next() { kinds[SiteID(stored: row[0])] = try row.decoded(1) }
      return kinds
    }
  }
}
