internal import SourceModel

/// A table or a column whose users are asked for. One whose schema is not known counts as being in any.
package struct UsedName: Hashable, Sendable {
  package var schema: String?
  package var table: String
  /// Columns whose table is not known, and `*` of a table whose columns are not known, may be this one: that is told by
  /// the certainty of their ``ColumnUse``.
  package var column: String?

  package init(schema: String?, table: String, column: String? = nil) {
    self.schema = schema
    self.table = table
    self.column = column
  }

  func isMeant(by use: TableUse) -> Bool { allows(use.schema) }

  func isMeant(by use: ColumnUse) -> Bool {
    if use.table.isEmpty { return use.column == column }
    return (use.column == column || use.column == "*") && allows(use.schema)
  }

  private func allows(_ other: String?) -> Bool { schema == nil || other == nil || schema == other }
}
