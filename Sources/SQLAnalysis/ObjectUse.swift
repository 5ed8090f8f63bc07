package import SourceModel

/// A column that the definition of a database object uses.
package struct ObjectUse: Hashable, Sendable, Comparable {
  /// What the object does with the column.
  package enum Role: String, Sendable, CaseIterable {
    // As in statements: those of views, functions, rules and policies.
    case select, filter, join, group, order, insert, update, value, conflict, `return`
    /// Of a key, an index, a partition key, statistics.
    case key
    /// In INCLUDE of an index.
    case include
    /// In an expression of an index, a key or statistics, a check or a generated column.
    case expression
    /// In WHERE of an index or an exclusion constraint.
    case predicate
    /// The far end of a foreign key.
    case reference
    /// Named in UPDATE OF of a trigger.
    case event
    /// Has the default, is generated, owns the sequence.
    case owner
    /// Taken over from a parent table.
    case inherit
    /// Of a variable, argument or result that has the table's row type.
    case rowType = "row type"

    /// The same role in a statement; nil for what only definitions do.
    package var columnRole: ColumnRole? { ColumnRole(rawValue: rawValue) }
    package var writes: Bool { columnRole?.writes ?? false }
  }

  package var table: RelationName
  /// `*` for all columns of a table that the schema does not hold.
  package var column: String
  package var role: Role
  package var certainty = ColumnUse.Certainty.certain
  /// The view's column whose value comes from it; nil for a use that decides about whole rows, and for all but views.
  package var output: String?
  /// The trigger's function in which it stands, such as `public.touch()`.
  package var via: String?
  /// The 1-based line of the object's file where the use stands, if that is known.
  package var line: Int?

  package static func < (left: ObjectUse, right: ObjectUse) -> Bool {
    left.order == right.order ? left.certainty.rawValue < right.certainty.rawValue : left.order < right.order
  }

  private var order: (RelationName, String, String, String, String, Int) {
    (table, column, role.rawValue, output ?? "", via ?? "", line ?? 0)
  }
}
