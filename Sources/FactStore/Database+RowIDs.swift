internal import GRDB

extension Database {
  /// The rows of a query in which ``list`` stands once, for these ids.
  func rows(of ids: some Sequence<Int64>, _ sql: String) throws -> RowCursor {
    try Row.fetchCursor(cachedStatement(sql: sql), arguments: [Self.argument(ids)])
  }

  /// What stands behind `IN` for ids that come as one ``argument(_:)``.
  ///
  /// A query's text is so the same for all ids, and SQLite prepares it once; that takes longer than most queries run.
  static let list = "(SELECT value FROM json_each(?))"

  static func argument(_ ids: some Sequence<Int64>) -> String {
    "[" + ids.map(String.init).joined(separator: ",") + "]"
  }
}
