package import SourceModel

/// Who uses a column, and how.
package struct ColumnAnswer: Hashable, Sendable {
  /// A place in the code that uses it.
  package struct SiteUse: Hashable, Sendable {
    package var site: QuerySite
    package var roles: [RoleUse]
    /// Of the production queries that the site was joined with.
    package var calls: Int64
  }

  /// A production query that uses it and has no known site.
  package struct QueryUse: Hashable, Sendable {
    package var query: ProductionQuery
    package var roles: [RoleUse]
  }

  /// A role, and how sure it is that this column is meant; the surest where there are several.
  package struct RoleUse: Hashable, Sendable {
    package var role: ColumnRole
    package var certainty: ColumnUse.Certainty
  }

  package var column: ColumnName
  /// Whether an imported schema has it; nil when none has the table.
  package var isInSchema: Bool?
  /// Application code first, then by place.
  package var sites: [SiteUse]
  /// The costliest first.
  package var queriesWithoutSite: [QueryUse]
  /// Names like this one, when nothing was found under it.
  package var suggestions: [String]
}
