internal import CrossReference

/// What a policy names: repositories, schemas, tables and columns.
struct NameList: Hashable, Sendable {
  /// A column of a table, or of every table.
  struct Column: Hashable, Sendable {
    var table: TableName?
    var column: String
  }

  var repositories: [String] = []
  var schemas: [String] = []
  var tables: [TableName] = []
  var columns: [Column] = []

  var isEmpty: Bool { repositories.isEmpty && schemas.isEmpty && tables.isEmpty && columns.isEmpty }
}

extension TableName {
  /// Whether the entry of a policy means a table; a schema that one of them does not tell may be any.
  func means(schema: String?, name: String) -> Bool {
    self.name == name && (self.schema == nil || schema == nil || self.schema == schema)
  }
}
