internal import GRDB
internal import SourceModel

extension FactStore {
  /// The row ids of the statements that may be told: what only withheld code and queries send, nobody may learn a name from;
  /// nil where nothing is withheld.
  func toldStatements() throws(FactStoreFailure) -> Set<Int64>? {
    guard let visibility else { return nil }
    return try reading { database in
      var told: Set<Int64> = []
      let sites = try Row.fetchCursor(
        database, sql: "SELECT siteID, statement FROM siteStatements JOIN sites ON sites.id = site")
      while let row = try sites.next() {
        if !visibility.withheldSites.contains(SiteID(stored: row[0])) { told.insert(row[1]) }
      }
      let queries = try Row.fetchCursor(
        database,
        sql: """
          SELECT id, source, databaseName, queryID, textHash, statement FROM productionQueries WHERE statement IS NOT NULL
          """)
      while let row = try queries.next() {
        if !visibility.withheldQueries.contains(ProductionQueryKey(row)) { told.insert(row[5]) }
      }
      return told
    }
  }

  /// Lets through the rows of statements that may be told.
  func isTold() throws(FactStoreFailure) -> (sql: String, arguments: StatementArguments) {
    guard let told = try toldStatements() else { return ("TRUE", []) }
    return ("statement IN \(Database.list)", [Database.argument(told.sorted())])
  }
}
