package import SourceModel

/// Statements that somebody asks for, with who sends them, and no more of each site than a verdict needs.
package struct SentStatements: Sendable {
  /// A production query that is asked for.
  package struct Query: Sendable {
    package var query: ProductionQuery
    /// The position of its first text's facts in ``SentStatements/statements``.
    package var statement: Int
    /// The sites that it was joined with, best first, by position in the directory.
    package var matches: [Int]
    /// The place that its comment names, where no site is known.
    package var place: SitePlace?
  }

  /// Each once.
  package var statements: [StatementFacts] = []
  /// In the order of the directory, with those of their statements that are asked for.
  package var senders: [SiteDirectory.Sender] = []
  /// In the order of their keys.
  package var queries: [Query] = []
}
