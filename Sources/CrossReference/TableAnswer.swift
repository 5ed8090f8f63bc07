package import SourceModel

/// What the code and production do with a table.
package struct TableAnswer: Hashable, Sendable {
  package struct SiteUse: Hashable, Sendable {
    package var site: QuerySite
    package var reads: Bool
    package var writes: Bool
    /// Of the production queries that the site was joined with.
    package var calls: Int64
  }

  /// How many sites use a column, by what they do with it.
  package struct ColumnSummary: Hashable, Sendable {
    package var column: String
    package var readers: Int
    package var writers: Int
  }

  package var table: TableName
  /// Application code first, then by place.
  package var sites: [SiteUse]
  /// By name.
  package var columns: [ColumnSummary]
  /// Production queries that use it and have no known site, the costliest first.
  package var queriesWithoutSite: [ProductionQuery]
  /// Names like this one, when nothing was found under it.
  package var suggestions: [String]
}
