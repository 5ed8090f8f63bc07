internal import GRDB

extension FactStore {
  /// The names of all tables that statements of the code or of production name.
  package func tableNames() throws(FactStoreFailure) -> [String] {
    let isTold = try isTold()
    let names = try reading { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT tableName FROM statementTables WHERE \(isTold.sql)
          UNION SELECT tableName FROM statementColumns WHERE tableName <> '' AND \(isTold.sql) ORDER BY 1
          """, arguments: isTold.arguments + isTold.arguments)
    }
    return names.filter(shows)
  }

  /// The names of all columns that statements use of a table; nil for those of every table.
  package func columnNames(ofTable table: String?) throws(FactStoreFailure) -> [String] {
    if let table, !shows(table) { return [] }
    let isTold = try isTold()
    let names = try reading { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT columnName FROM statementColumns
          WHERE columnName <> '*' AND tableName = coalesce(?, tableName) AND \(isTold.sql) ORDER BY 1
          """, arguments: [table] + isTold.arguments)
    }
    return names.filter(shows)
  }

  /// The columns that statements use, with their tables, by name; those of an unknown table are left out.
  package func usedColumns() throws(FactStoreFailure) -> [(table: String, column: String)] {
    let isTold = try isTold()
    let columns = try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT DISTINCT tableName, columnName FROM statementColumns
          WHERE tableName <> '' AND columnName <> '*' AND \(isTold.sql) ORDER BY 1, 2
          """, arguments: isTold.arguments
      ).map { (table: $0[0] as String, column: $0[1] as String) }
    }
    return columns.filter { shows($0.table) && shows($0.column) }
  }

  /// The tables that statements name, with the schema where it is known.
  package func usedTables() throws(FactStoreFailure) -> [(schema: String?, table: String)] {
    let isTold = try isTold()
    let tables = try reading { database in
      try Row.fetchAll(
        database, sql: "SELECT DISTINCT schemaName, tableName FROM statementTables WHERE \(isTold.sql) ORDER BY 2, 1",
        arguments: isTold.arguments
      ).map { (schema: $0[0] as String?, table: $0[1] as String) }
    }
    return tables.filter { shows($0.table) && shows($0.schema ?? "") }
  }
}
