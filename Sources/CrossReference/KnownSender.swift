package import SourceModel

/// Who sends a query for which no code is known, as far as the query itself tells.
package enum KnownSender: Hashable, Sendable {
  /// PostgreSQL's own check of a foreign key: `… FROM ONLY "public"."t" x WHERE "id" OPERATOR(pg_catalog.=) $1 FOR KEY
  /// SHARE OF x` and its kin (ri_triggers.c).
  case foreignKey
  /// Transaction control, settings and health checks, which drivers and poolers send on their own.
  case driver
  /// The body of a function in the database: it never came as a statement of its own.
  case databaseFunction

  /// nil when it may be the application as well as anybody.
  package init?(of query: ProductionQuery) {
    if let text = query.texts.first, Self.checksForeignKey(text) {
      self = .foreignKey
    } else if !query.isTopLevel {
      self = .databaseFunction
    } else if let text = query.texts.first, SentStatement(text, facts: query.facts, catalogue: nil).isAnyones {
      self = .driver
    } else {
      return nil
    }
  }

  /// By how PostgreSQL writes such a check, and nobody else.
  static func checksForeignKey(_ text: String) -> Bool {
    text.contains("OPERATOR(pg_catalog.") && (text.contains("FROM ONLY ") || text.contains("UPDATE ONLY "))
  }
}
