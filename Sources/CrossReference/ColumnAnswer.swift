package import SourceModel

/// Who uses a column, and how; and whether one can tell.
package struct ColumnAnswer: Hashable, Sendable {
  /// A place in the code that uses it.
  package struct SiteUse: Hashable, Sendable {
    package var place: SitePlace
    package var roles: [RoleUse]
    /// The views or parent tables by which it reaches the column; empty when it names the column's own table.
    package var ways: [String]
    /// Of the production queries that the site was joined with and that use the column.
    package var traffic: Traffic
    /// The site's own text does not tell that it uses the column; what production ran does.
    package var isSeenInProductionOnly: Bool
  }

  /// The same with all that is known of the place.
  package struct ShownSite: Hashable, Sendable {
    package var use: SiteUse
    package var site: QuerySite
    /// Where its text names the column, in the order of files and lines; without what only `*` brings.
    package var lines: [UseLine]
  }

  /// A line of the source on which a statement names the column.
  package struct UseLine: Hashable, Sendable {
    package var file: String
    /// 1-based.
    package var line: Int
    package var roles: [ColumnRole]
  }

  /// A production query that uses it.
  package struct QueryUse: Hashable, Sendable {
    package var query: ProductionQuery
    package var roles: [RoleUse]
    /// The views or parent tables by which it reaches the column; empty when it names the column's own table.
    package var ways: [String]
  }

  /// A role, and how sure it is that this column is meant; the surest where there are several.
  package struct RoleUse: Hashable, Sendable {
    package var role: ColumnRole
    package var certainty: ColumnUse.Certainty
  }

  package var column: ColumnName
  /// Whether an imported schema has it; nil when none has the table.
  package var isInSchema: Bool?
  package var counts: UseCounts
  /// Application code first, then by place.
  package var sites: [SiteUse]
  /// It is a field of a type of rows: what reaches it through columns of that type is not known.
  package var isOfRowType = false
  /// The tables from which its table has it, nearest first: it can be dropped and renamed there only.
  package var inheritedFrom: [TableName] = []
  /// Production queries that no code explains, the costliest first.
  package var unexplained: [QueryUse]
  /// Those that PostgreSQL sends for itself, or that ran inside of functions of the database only.
  package var internalQueries: [QueryUse]
  /// Objects of the database that use it, also through views.
  package var dependents: [Dependent]
  /// Lines that name it and that no statement explains.
  package var mentions: Mentions
  /// Of all production queries that use it.
  package var traffic: Traffic
  package var coverage: Coverage
  /// Names like this one, when nothing was found under it.
  package var suggestions: [String]

  package var verdict: Verdict { counts.verdict }
}
