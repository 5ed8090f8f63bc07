package import SourceModel

/// What the code and production do with a table.
package struct TableAnswer: Hashable, Sendable {
  package struct SiteUse: Hashable, Sendable {
    package var place: SitePlace
    package var reads: Bool
    package var writes: Bool
    /// The views or parent tables by which it reaches the table; empty when it names the table itself.
    package var ways: [String]
    /// Of the production queries that the site was joined with and that use the table.
    package var traffic: Traffic
    /// The site's own text does not tell that it uses the table; what production ran does.
    package var isSeenInProductionOnly: Bool
  }

  /// What is known of one of its columns.
  package struct ColumnSummary: Hashable, Sendable {
    package var column: String
    package var counts: UseCounts
    /// Of the production queries that use it.
    package var traffic: Traffic

    package var verdict: Verdict { counts.verdict }
  }

  package var table: TableName
  /// Whether an imported schema has it; nil when none is imported.
  package var isInSchema: Bool? { coverage.catalogueHasTable }
  package var counts: UseCounts
  /// Application code first, then by place.
  package var sites: [SiteUse]
  /// By name: those of the schema, and those that statements name.
  package var columns: [ColumnSummary]
  /// Production queries that no code explains, the costliest first.
  package var unexplained: [ProductionQuery]
  /// Those that PostgreSQL sends for itself, or that ran inside of functions of the database only.
  package var internalQueries: [ProductionQuery]
  /// Objects of the database that use it or belong to it, each with its uses of the table's columns.
  package var dependents: [Dependent]
  /// Lines that name it, or a class like it, and that no statement explains.
  package var mentions: Mentions
  package var traffic: Traffic
  package var coverage: Coverage
  /// Names like this one, when nothing was found under it.
  package var suggestions: [String]

  package var verdict: Verdict { counts.verdict }
}
