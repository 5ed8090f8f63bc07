import SQLAnalysis

/// A column as a person names it: `[schema.]table.column`.
package struct ColumnName: Hashable, Sendable, CustomStringConvertible {
  package var table: TableName
  package var column: String

  package init(table: TableName, column: String) {
    self.table = table
    self.column = column
  }

  /// nil unless it has two or three parts.
  package init?(_ text: String) {
    guard var parts = RelationName.parts(of: text), parts.count >= 2, let table = TableName(parts: parts.dropLast())
    else { return nil }
    self.init(table: table, column: parts.removeLast())
  }

  package var description: String { "\(table).\(column)" }
}
