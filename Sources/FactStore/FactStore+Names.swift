internal import GRDB

extension FactStore {
  /// The names of all tables that statements of the code or of production name.
  package func tableNames() throws(FactStoreFailure) -> [String] {
    try reading { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT tableName FROM statementTables UNION SELECT tableName FROM statementColumns WHERE tableName <> ''
          ORDER BY 1
          """)
    }
  }

  /// The names of all columns that statements use of a table; nil for those of every table.
  package func columnNames(ofTable table: String?) throws(FactStoreFailure) -> [String] {
    try reading { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT columnName FROM statementColumns
          WHERE columnName <> '*' AND (?1 IS NULL OR tableName = ?1) ORDER BY 1
          """, arguments: [table])
    }
  }
}
