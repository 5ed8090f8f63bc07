package import FactStore
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// Which code and which production queries use a column, in which roles, and what that says about who may drop it.
  package func uses(of column: ColumnName) throws(FactStoreFailure) -> ColumnAnswer {
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    let reached = ReachedColumn(column, in: catalogues)
    let uses = try statementUses(with: reached.filters) { !reached.roles(in: [$0]).isEmpty }
    let known = catalogues.columns(ofTable: column.table.schema, column.table.name)
    var answer = ColumnAnswer(
      column: column, isInSchema: known?.contains(column.column), counts: UseCounts(),
      sites: uses.sites.map { use in
        .init(
          site: use.site, roles: reached.roles(in: use.statements), ways: reached.ways(in: use.statements),
          traffic: use.traffic, isSeenInProductionOnly: use.isSeenInProductionOnly,
          lines: reached.lines(in: use.site))
      },
      unexplained: uses.unexplained.map(reached.use(in:)),
      internalQueries: uses.internalQueries.map(reached.use(in:)),
      dependents: catalogues.dependents(of: column), mentions: Mentions(), traffic: uses.traffic,
      coverage: try coverage(of: column.table, under: reached.tables, catalogues), suggestions: [])
    answer.counts.dynamicPlaces = answer.coverage.dynamicSites.count
    for use in answer.sites { answer.counts.add(use.roles, at: use.site.kind) }
    for use in answer.unexplained { answer.counts.addUnexplained(use.roles) }
    for dependent in answer.dependents { answer.counts.add(dependent) }
    // Words that are like a name which the schema does not have are of something else.
    if answer.isInSchema ?? catalogues.isEmpty {
      let search = MentionSearch(try codeNames(), catalogues, explainedBy: uses.sites.map(\.site))
      answer.mentions = search.mentions(of: column)
      answer.counts.add(answer.mentions)
    }
    // What is asked for changes what is listed, not what is known.
    answer.sites.removeAll { !isMeant($0.site) }
    if answer.verdict == .noUse { answer.suggestions = try suggestions(for: column, known ?? []) }
    return answer
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

  /// Whether a use, maybe by `*` alone, is one of this column.
  func isMeant(by use: ColumnUse, in statement: StatementFacts) -> Bool {
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
  var rank: Int {
    switch self {
    case .star: 0
    case .ambiguous: 1
    case .certain: 2
    }
  }
}
