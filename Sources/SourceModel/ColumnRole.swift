/// In which part of a statement a column stands, and so what the statement does with it.
package enum ColumnRole: String, Sendable, Codable, CaseIterable {
  case select, filter, join, group, order, insert, update
  /// Read to compute what is written: `SET a = b + 1` reads `b`.
  case value
  /// Named in an ON CONFLICT target.
  case conflict
  /// Named in RETURNING.
  case `return`

  package var writes: Bool { self == .insert || self == .update }
}
