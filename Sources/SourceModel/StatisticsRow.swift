/// One row of pg_stat_statements as imported, its text already without literal values.
package struct StatisticsRow: Hashable, Sendable {
  package var user: String?
  /// The database's name where the export has it (`datname`), otherwise its OID; nil where it has neither.
  package var database: String?
  package var isTopLevel: Bool
  package var queryID: Int64?
  /// nil when the server gave none (NULL, `<insufficient privilege>`).
  package var text: String?
  package var calls: Int64
  /// Milliseconds, execution only.
  package var totalTime: Double
  package var rows: Int64

  package init(
    user: String?, database: String?, isTopLevel: Bool, queryID: Int64?, text: String?, calls: Int64,
    totalTime: Double, rows: Int64
  ) {
    self.user = user
    self.database = database
    self.isTopLevel = isTopLevel
    self.queryID = queryID
    self.text = text
    self.calls = calls
    self.totalTime = totalTime
    self.rows = rows
  }
}
