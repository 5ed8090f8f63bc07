package import SourceModel

/// What somebody brings along who talks to the database team about a query: the statement, what it costs, where it comes
/// from, and what it meets in the database.
package struct QueryEvidence: Hashable, Sendable {
  /// A table that the statement names.
  package struct Table: Hashable, Sendable {
    package var name: String
    /// As an imported schema has them; empty where none has the table.
    package var columns: [String]
    package var primaryKey: [String]
    package var indexes: [Index]
    /// The columns by which the statement filters it, and by which it joins it.
    package var filtered: [String]
    package var joined: [String]
  }

  package struct Index: Hashable, Sendable {
    package var name: String
    /// `index`, `unique`, `primary key` or `exclusion`.
    package var kind: String
    /// The columns in its key and its expressions, by name.
    package var columns: [String]
    /// Its keys in their order, with all that follows them; empty where an older version imported the schema.
    package var definition: String

    /// `(user_id, placed_at DESC) WHERE NOT cancelled`.
    package var keyText: String {
      definition.isEmpty ? columns.joined(separator: ", ") + ", in an order that is told by a new import" : definition
    }
  }

  package var hit: WhereHit
  package var tables: [Table]
  /// Other production queries on these tables, the costliest first, ten at most.
  package var neighbours: [ProductionQuery]
}
