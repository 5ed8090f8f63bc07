package import SourceModel

/// Statements that somebody asks for, with who sends them, and no more of each site than a verdict needs.
package struct SentStatements: Sendable {
  package struct Sender: Sendable {
    package var place: SitePlace
    /// Whether a hole stands in its text where production may tell what was sent.
    package var isOpen: Bool
    /// Those of its statements that are asked for, by their positions in ``SentStatements/statements``; empty of a site that
    /// was only joined with a query.
    package var statements: [Int]
  }

  /// A production query that is asked for.
  package struct Query: Sendable {
    package var query: ProductionQuery
    /// The position of its first text's facts in ``SentStatements/statements``.
    package var statement: Int
    /// The sites that it was joined with, best first.
    package var matches: [SiteID]
  }

  /// Each once.
  package var statements: [StatementFacts] = []
  /// In the order of repository, path and lines.
  package var senders: [Sender] = []
  /// In the order of their keys.
  package var queries: [Query] = []
}
