package import SourceModel

/// A column that a statement uses, with all its roles.
package struct UsedColumn: Hashable, Sendable {
  package var schema: String?
  /// nil where it cannot be told.
  package var table: String?
  /// `*` for all columns of a table that the schema does not hold.
  package var column: String
  package var roles: [ColumnRole]
  /// Of the surest role.
  package var certainty: ColumnUse.Certainty
}

extension StatementFacts {
  /// The columns that the statement uses, by table and name.
  package var usedColumns: [UsedColumn] {
    let uses = Dictionary(grouping: columns) { [$0.schema ?? "", $0.table, $0.column] }
    return uses.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, uses in
      let roles = Set(uses.map(\.role))
      return UsedColumn(
        schema: uses[0].schema, table: uses[0].table.isEmpty ? nil : uses[0].table, column: uses[0].column,
        roles: ColumnRole.allCases.filter(roles.contains),
        certainty: uses.map(\.certainty).max { $0.rank < $1.rank } ?? .certain)
    }
  }
}
