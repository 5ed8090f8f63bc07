package import FactStore
import SQLAnalysis
package import SourceModel

extension Inquiry {
  /// Which code and which production queries use a column, in which roles, and what that says about who may drop it.
  package func uses(of column: ColumnName) throws(FactStoreFailure) -> ColumnAnswer {
    let catalogues = try kept.catalogues()
    let reached = ReachedColumn(column, in: catalogues)
    let uses = try statementUses(of: reached.names) { !reached.roles(in: $0).isEmpty }
    let known = RolesOfStatements(uses.statements, reached)
    let (roles, ways) = (uses.alike.map(known.roles), uses.alike.map(known.ways))
    let columns = catalogues.columns(ofTable: column.table.schema, column.table.name)
    var answer = ColumnAnswer(
      column: column, isInSchema: columns?.contains(column.column), counts: UseCounts(),
      sites: uses.sites.map { use in
        .init(
          place: use.place, roles: roles[use.alike], ways: ways[use.alike],
          traffic: use.traffic, isSeenInProductionOnly: use.isSeenInProductionOnly)
      },
      unexplained: uses.unexplained.map(reached.use(in:)),
      internalQueries: uses.internalQueries.map(reached.use(in:)),
      dependents: catalogues.dependents(of: column), mentions: Mentions(), traffic: uses.traffic,
      coverage: try coverage(of: column.table, under: reached.tables, catalogues), suggestions: [])
    answer.isOfRowType = catalogues.relations(schema: column.table.schema, name: column.table.name)
      .contains { $0.relation.kind == .compositeType }
    answer.inheritedFrom = catalogues.origins(of: column)
    answer.counts.dynamicPlaces = answer.coverage.dynamicSites.count
    for use in answer.sites { answer.counts.add(use.roles, at: use.place.kind) }
    for use in answer.unexplained { answer.counts.addUnexplained(use.roles) }
    for dependent in answer.dependents { answer.counts.add(dependent) }
    // Words that are like a name which the schema does not have are of something else.
    if answer.isInSchema ?? catalogues.isEmpty {
      let search = try MentionSearch(kept, explainedBy: uses.sites.map { $0.place })
      answer.mentions = search.mentions(of: column)
      answer.counts.add(answer.mentions)
    }
    // What is asked for changes what is listed, not what is known.
    answer.sites.removeAll { !isMeant($0.place) }
    if answer.verdict == .noUse { answer.suggestions = try suggestions(for: column, columns ?? []) }
    return answer
  }

  /// The sites of an answer, with what an answer alone does not tell of them.
  package func shown(
    _ uses: some Collection<ColumnAnswer.SiteUse>, of column: ColumnName
  ) throws(FactStoreFailure) -> [ColumnAnswer.ShownSite] {
    let reached = ReachedColumn(column, in: try kept.catalogues())
    let sites = try sites(at: uses.map(\.place))
    return uses.compactMap { use in
      sites[use.place.id].map { .init(use: use, site: $0, lines: reached.lines(in: $0)) }
    }
  }

  /// The sites at places, by id; of a place that only a comment of production names, what that tells.
  package func sites(at places: [SitePlace]) throws(FactStoreFailure) -> [SiteID: QuerySite] {
    let sites = try store.sites(ids: places.map(\.id)) + places.map(QuerySite.init)
    return Dictionary(sites.map { ($0.id, $0) }) { first, _ in first }
  }

  private func suggestions(for column: ColumnName, _ known: [String]) throws(FactStoreFailure) -> [String] {
    if known.contains(column.column) { return [] }
    let namesakes = try kept.catalogues().relations.filter {
      $0.kind.holdsRows && $0.name.name == column.table.name && $0.columns.contains(column.column)
    }
    if !known.isEmpty, !namesakes.isEmpty {
      return Set(namesakes.map { "\(TableName($0.name).written).\(column.column.asIdentifier)" }).sorted()
    }
    let columns = Set(try store.columnNames(ofTable: column.table.name)).union(known).sorted()
    if columns.isEmpty { return try suggestions(for: column.table).map { "\($0).\(column.column.asIdentifier)" } }
    return closest(to: column.column, among: columns).map { "\(column.table.written).\($0.asIdentifier)" }
  }
}

extension ColumnName {
  /// The roles that the column has, or may have, in a statement; sorted.
  func roles(in statement: StatementNames) -> [ColumnAnswer.RoleUse] {
    let uses = statement.columns.filter { isMeant(by: $0, in: statement) }
    return uses.isEmpty ? [] : [uses.map { .init(role: $0.role, certainty: $0.certainty) }].surest
  }

  /// Whether a use, maybe by `*` alone, is one of this column.
  func isMeant(by use: ColumnUse, in statement: StatementNames) -> Bool {
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
