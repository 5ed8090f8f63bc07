internal import GRDB
internal import SourceModel

extension FactStore {
  /// Reads which tables and columns statements use.
  ///
  /// - Parameter names: those whose users are asked for; nil for all.
  package func statementDirectory(of names: [UsedName]? = nil) throws(FactStoreFailure) -> StatementDirectory {
    let told = try toldStatements()
    return try reading { database in
      var directory = StatementDirectory()
      let (condition, arguments) = try Self.condition(names, in: database)
      let tables = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT statement, schemaName, tableName, access FROM statementTables \(condition)
            ORDER BY statement, ordinal
            """), arguments: arguments)
      while let row = try tables.next() {
        if told?.contains(row[0]) == false { continue }
        directory.add(TableUse(schema: row[1], name: row[2], access: try row.decoded(3)), in: row[0])
      }
      let columns = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT statement, schemaName, tableName, columnName, role, certainty FROM statementColumns \(condition)
            ORDER BY statement, ordinal
            """), arguments: arguments)
      while let row = try columns.next() {
        if told?.contains(row[0]) == false { continue }
        let use = ColumnUse(
          schema: row[1], table: row[2], column: row[3], role: try row.decoded(4), certainty: try row.decoded(5))
        directory.add(use, in: row[0])
      }
      return directory
    }
  }

  /// Lets through the rows of statements that use one of these names.
  private static func condition(
    _ names: [UsedName]?, in database: Database
  ) throws -> (sql: String, arguments: StatementArguments) {
    guard let names else { return ("", []) }
    let queries = names.map(\.statementIDs)
    let ids = try Int64.fetchAll(
      database.cachedStatement(sql: queries.map(\.sql).joined(separator: " UNION ")),
      arguments: queries.reduce(into: StatementArguments()) { $0 += $1.arguments })
    return ("WHERE statement IN \(Database.list)", [Database.argument(ids)])
  }
}

extension UsedName {
  /// A query for the row ids of the statements, with its arguments in their order, so that several can be joined.
  var statementIDs: (sql: String, arguments: StatementArguments) {
    guard let column else {
      return (
        "SELECT statement FROM statementTables WHERE tableName = ? AND (? IS NULL OR coalesce(schemaName, ?) = ?)",
        [table, schema, schema, schema]
      )
    }
    return (
      """
      SELECT statement FROM statementColumns
      WHERE tableName = ? AND columnName IN (?, '*') AND (? IS NULL OR coalesce(schemaName, ?) = ?)
      UNION SELECT statement FROM statementColumns WHERE tableName = '' AND columnName = ?
      """, [table, column, schema, schema, schema, column]
    )
  }
}
