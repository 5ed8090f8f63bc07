/// One column in one role in one statement.
package struct ColumnUse: Hashable, Sendable, Comparable, Codable {
  /// How sure it is that this column of this table is meant.
  package enum Certainty: String, Sendable, Codable {
    /// Qualified, or the only table in scope, or resolved with the catalogue.
    case certain
    /// Several tables in scope could have it, and no catalogue tells which.
    case ambiguous
    /// It comes from `*` or a whole-row reference only.
    case star
  }

  package var schema: String?
  /// The table's own name, not its alias; empty when it cannot be told at all.
  package var table: String
  /// The column's name, or `*` where the catalogue does not know the columns.
  package var column: String
  package var role: ColumnRole
  package var certainty: Certainty
  /// UTF-8 byte offset into the text of the statement's facts, of the name or of what PostgreSQL's parser tells nearest to
  /// it: the bracket before the names of ON CONFLICT, the table joined by USING, the table of COPY. nil where it tells none.
  package var offset: Int?

  package init(
    schema: String?, table: String, column: String, role: ColumnRole, certainty: Certainty, offset: Int? = nil
  ) {
    self.schema = schema
    self.table = table
    self.column = column
    self.role = role
    self.certainty = certainty
    self.offset = offset
  }

  /// By all that tells two uses apart, so that the order of a sorted set is always the same.
  package static func < (left: ColumnUse, right: ColumnUse) -> Bool { left.order < right.order }

  private var order: (String, String, String, String, Int, String) {
    (schema ?? "", table, column, role.rawValue, offset ?? -1, certainty.rawValue)
  }
}
