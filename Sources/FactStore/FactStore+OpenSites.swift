internal import GRDB
internal import SourceModel

extension FactStore {
  /// Statements that are not known as a whole: such have no fingerprint.
  static let openStatements = """
    SELECT id FROM statements WHERE fingerprint IS NULL AND kind IN ('select', 'insert', 'update', 'delete', 'merge')
    """

  /// The sites that send statements which are not known as a whole, in order of repository, path and offset.
  ///
  /// Tests and migrations are left out.
  package func openSites() throws(FactStoreFailure) -> [OpenSite] {
    let sites = try reading { database in
      let statements = try Self.openStatements(in: database)
      var sites: [OpenSite] = []
      var last: Int64?
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(SitePlace.columns), templateText, sites.id, statement
          FROM siteStatements JOIN sites ON sites.id = siteStatements.site
          JOIN siteTexts ON siteTexts.site = sites.id \(SitePlace.joins)
          WHERE statement IN (\(Self.openStatements)) AND kind IN ('application', 'script')
          ORDER BY repositories.name, path, startByte, endByte, siteID, ordinal
          """)
      while let row = try rows.next() {
        if row[8] != last { sites.append(OpenSite(place: try SitePlace(row), text: row[7], statements: [])) }
        last = row[8]
        if let statement = statements[row[9]] { sites[sites.count - 1].statements.append(statement) }
      }
      return sites
    }
    guard let visibility else { return sites }
    return sites.filter { !visibility.withheldSites.contains($0.place.id) }
  }

  private static func openStatements(in database: Database) throws -> [Int64: OpenSite.Statement] {
    var statements: [Int64: OpenSite.Statement] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, kind <> 'select', schemaName, tableName
        FROM statements LEFT JOIN statementTables ON statement = id WHERE id IN (\(openStatements)) ORDER BY id, ordinal
        """)
    while let row = try rows.next() {
      var statement = statements[row[0]] ?? OpenSite.Statement(writes: row[1], tables: [])
      if let name = row[3] as String? { statement.tables.append((row[2], name)) }
      statements[row[0]] = statement
    }
    return statements
  }
}

extension SitePlace {
  /// Of `sites` with ``joins``.
  static let columns = "siteID, repositories.name, path, firstLine, lastLine, function, kind"

  /// What behind `sites` leaves those of the newest revisions, with their repositories.
  static let joins = """
    JOIN newestRevisions ON newestRevisions.id = sites.revision
    JOIN repositories ON repositories.id = newestRevisions.repository
    """

  /// From the first columns of a row, which are ``columns``.
  init(_ row: Row) throws {
    self.init(
      id: SiteID(stored: row[0]), repository: row[1], path: row[2], lines: LineRange(first: row[3], last: row[4]),
      function: row[5], kind: try row.decoded(6))
  }
}
