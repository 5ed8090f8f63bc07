/// A query that a server ran: (source, database, queryid), its rows of all users and levels added up.
package struct ProductionQuery: Hashable, Sendable {
  package var key: ProductionQueryKey
  /// Whether any of its rows is of the top level, that is, not of a function's body.
  package var isTopLevel: Bool
  /// All distinct texts, in the order of their first import; empty when the server never gave one.
  package var texts: [String]
  /// The analysis of the first text; nil when there is none.
  package var facts: StatementFacts?
  /// Of the newest snapshot.
  package var calls: Int64
  /// Milliseconds, of the newest snapshot.
  package var totalTime: Double
  package var rows: Int64
  /// The newest snapshot in which the calls grew; nil when there is only one snapshot of the source.
  package var lastSeen: Timestamp?

  package init(
    key: ProductionQueryKey, isTopLevel: Bool, texts: [String], facts: StatementFacts?, calls: Int64,
    totalTime: Double, rows: Int64, lastSeen: Timestamp?
  ) {
    self.key = key
    self.isTopLevel = isTopLevel
    self.texts = texts
    self.facts = facts
    self.calls = calls
    self.totalTime = totalTime
    self.rows = rows
    self.lastSeen = lastSeen
  }

  package var source: String { key.source }
  package var database: String? { key.database }
  package var queryID: Int64? { key.queryID }
  package var meanTime: Double { calls > 0 ? totalTime / Double(calls) : 0 }
}
