package import FactStore
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// Which code and which production queries use a column, and in which roles.
  package func uses(of column: ColumnName) throws(FactStoreFailure) -> ColumnAnswer {
    let filter = StatementFilter.column(
      schema: column.table.schema, table: column.table.name, column: column.column)
    let (calls, queries) = try productionQueries(with: filter)
    var sites: [ColumnAnswer.SiteUse] = []
    for site in try store.sites(with: filter) {
      let roles = column.roles(in: site.statements)
      if !roles.isEmpty { sites.append(.init(site: site, roles: roles, calls: calls[site.id] ?? 0)) }
    }
    let unknown = queries.map {
      ColumnAnswer.QueryUse(query: $0, roles: column.roles(in: [$0.facts].compactMap { $0 }))
    }
    .filter { !$0.roles.isEmpty }
    let known = CatalogueSet(encoded: try store.catalogues()).columns(ofTable: column.table.schema, column.table.name)
    return ColumnAnswer(
      column: column, isInSchema: known?.contains(column.column),
      sites: sites.sorted { SiteOrder($0.site) < SiteOrder($1.site) }, queriesWithoutSite: unknown,
      suggestions: sites.isEmpty && unknown.isEmpty ? try suggestions(for: column, known ?? []) : [])
  }

  /// The production queries of such statements: the calls of those with sites, by site, and those without, the costliest first.
  func productionQueries(
    with filter: StatementFilter
  ) throws(FactStoreFailure) -> (calls: [SiteID: Int64], withoutSite: [ProductionQuery]) {
    var calls: [SiteID: Int64] = [:]
    var withoutSite: [ProductionQuery] = []
    for query in try store.productionQueries(with: filter) {
      let matches = try store.matches(for: query.key)
      for match in matches { calls[match.site, default: 0] += query.calls }
      if matches.isEmpty { withoutSite.append(query) }
    }
    withoutSite.sort { $0.totalTime == $1.totalTime ? $0.key < $1.key : $0.totalTime > $1.totalTime }
    return (calls, withoutSite)
  }

  private func suggestions(for column: ColumnName, _ known: [String]) throws(FactStoreFailure) -> [String] {
    if known.contains(column.column) { return [] }
    let columns = Set(try store.columnNames(ofTable: column.table.name)).union(known).sorted()
    if columns.isEmpty { return try suggestions(for: column.table).map { "\($0).\(column.column)" } }
    return closest(to: column.column, among: columns).map { "\(column.table).\($0)" }
  }
}

extension ColumnName {
  /// The roles that the column has, or may have, in these statements; sorted.
  func roles(in statements: [StatementFacts]) -> [ColumnAnswer.RoleUse] {
    var certainties: [ColumnRole: ColumnUse.Certainty] = [:]
    for statement in statements {
      for use in statement.columns where isMeant(by: use, in: statement) {
        let known = certainties[use.role]
        if use.certainty.rank > known?.rank ?? -1 { certainties[use.role] = use.certainty }
      }
    }
    return ColumnRole.allCases.compactMap { role in certainties[role].map { .init(role: role, certainty: $0) } }
  }

  private func isMeant(by use: ColumnUse, in statement: StatementFacts) -> Bool {
    guard use.column == column || use.column == "*" && use.table == table.name else { return false }
    if use.table.isEmpty { return statement.tables.contains { table.isMeant(by: $0) } }
    return use.table == table.name && table.allows(schema: use.schema)
  }
}

extension TableName {
  func isMeant(by use: TableUse) -> Bool { use.name == name && allows(schema: use.schema) }

  /// A schema that one side does not tell may be any.
  func allows(schema other: String?) -> Bool { schema == nil || other == nil || schema == other }
}

extension ColumnUse.Certainty {
  /// The surer, the higher.
  fileprivate var rank: Int {
    switch self {
    case .star: 0
    case .ambiguous: 1
    case .certain: 2
    }
  }
}
