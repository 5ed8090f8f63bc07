internal import SourceModel

extension Scope {
  /// What an unqualified name means.
  struct Resolution {
    /// Empty for a column that no table has, such as a computed column of a subquery.
    var sources: [RowShape.BaseColumn]
    var certainty: ColumnUse.Certainty
    /// nil where it cannot be told, or is several. An outer table that may have the column, too, is left out of account.
    var identity: RowShape.Identity?
    /// The columns of tables that the value of a computed column comes from.
    var lineage: Set<RowShape.BaseColumn> = []
  }

  /// Looks an unqualified name up as PostgreSQL does: the innermost level that has it, wins. nil when none has it.
  ///
  /// Tables that the catalogue does not hold could have any column. They come after all that is known, and when several
  /// could have it, each is named as ambiguous.
  func column(_ name: String) -> Resolution? {
    for level in levels {
      let found = level.items.filter { !$0.merged.contains(name) }.compactMap { $0.column(name) }
      if !found.isEmpty {
        return Resolution(
          sources: found.flatMap(\.sources), certainty: found.count == 1 ? .certain : .ambiguous,
          identity: found.count == 1 ? found[0].identity : nil,
          lineage: found.reduce(into: []) { $0.formUnion($1.lineage) })
      }
      if let guess = level.guess(name) { return guess }
    }
    return nil
  }

  private func guess(_ name: String) -> Resolution? {
    let rest = items.flatMap(\.shape.rest)
    let tables = rest.compactMap { rest in
      if case .columns(let table) = rest { RowShape.BaseColumn(table: table, column: name) } else { nil }
    }
    if rest.isEmpty { return nil }
    if tables.isEmpty {
      // A function's result may have it; a column that an outer level is known to have is likelier.
      let known = outer?.column(name)
      return known.map { Resolution(sources: $0.sources, certainty: .ambiguous) }
        ?? Resolution(sources: [], certainty: .certain)
    }
    let isOnly = rest.count == 1 && (outer.map { $0.levels.allSatisfy { $0.items.isEmpty } } ?? true)
    let identity = rest.count == 1 ? items.first { !$0.shape.isComplete }?.unlisted(name) : nil
    return Resolution(sources: tables, certainty: isOnly ? .certain : .ambiguous, identity: identity)
  }
}
