package import SourceModel

/// Statements that somebody asks for, with who sends them, and no more of each site and query than a verdict needs.
package struct SentStatements: Sendable {
  /// A production query that is asked for.
  package struct Query: Sendable {
    /// Its row id.
    package var id: Int64
    package var load: QueryLoad
    /// The newest snapshot in which its calls grew; nil when there is only one snapshot of the source.
    package var lastSeen: Timestamp?
    /// The position of its first text in ``SentStatements/statements``.
    package var statement: Int
    /// The sites that it was joined with, best first, by position in the directory.
    package var matches: [Int]
    /// The place that its comment names, where no site is known.
    package var place: SitePlace?
  }

  /// Each once.
  package var statements: [StatementNames] = []
  /// In the order of the directory, with those of their statements that are asked for.
  package var senders: [SiteDirectory.Sender] = []
  /// In the order of their keys.
  package var queries: [Query] = []
}
