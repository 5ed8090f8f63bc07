package import FactStore
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// Which code and which production queries read and write a table, and what is known of each of its columns.
  package func uses(of table: TableName) throws(FactStoreFailure) -> TableAnswer {
    let catalogues = try kept.catalogues()
    let names = table.reachedBy(in: catalogues)
    let uses = try statementUses(of: names.map { UsedName(schema: $0.schema, table: $0.name) }) { statement in
      names.contains { $0.isNamed(in: statement) }
    }
    let known = catalogues.columns(ofTable: table.schema, table.name)
    var answer = TableAnswer(
      table: table, counts: UseCounts(), sites: [],
      columns: names[0].columns(in: uses, known: known ?? [], catalogues),
      unexplained: uses.unexplained, internalQueries: uses.internalQueries,
      dependents: catalogues.dependents(of: table), mentions: Mentions(), traffic: uses.traffic,
      coverage: try coverage(of: table, under: names, catalogues), suggestions: [])
    let statements = uses.statements.map { Access(of: names, by: $0) }
    let accesses = uses.alike.map { Access(of: $0.map { statements[$0] }) }
    answer.sites = uses.sites.map { use in
      let access = accesses[use.alike]
      return TableAnswer.SiteUse(
        place: use.place, reads: access.reads, writes: access.writes, ways: access.ways, traffic: use.traffic,
        isSeenInProductionOnly: use.isSeenInProductionOnly)
    }
    for site in answer.sites {
      if site.place.kind.isRunInProduction {
        answer.counts.add(reads: site.reads, writes: site.writes)
      } else {
        answer.counts.otherPlaces += 1
      }
    }
    for index in answer.columns.indices {
      answer.columns[index].counts.dynamicPlaces = answer.coverage.dynamicSites.count
    }
    answer.counts.unexplained = uses.unexplained.count
    for dependent in answer.dependents.beyond(names[0]) { answer.counts.add(dependent) }
    // Words that are like a name which the schema does not have are of something else.
    if answer.isInSchema != false { try mention(&answer, uses) }
    // What is asked for changes what is listed, not what is known.
    answer.sites.removeAll { !isMeant($0.place) }
    if answer.verdict == .noUse { answer.suggestions = try suggestions(for: table) }
    return answer
  }

  /// Adds the lines that name the table and its columns.
  private func mention(
    _ answer: inout TableAnswer, _ uses: StatementUses
  ) throws(FactStoreFailure) {
    let search = try MentionSearch(kept, explainedBy: uses.sites.map { $0.place })
    answer.mentions = search.mentions(of: answer.table)
    answer.counts.add(answer.mentions)
    // Of the others, statements or objects tell enough.
    let open = answer.columns.indices.filter { [.noUse, .testsOnly].contains(answer.columns[$0].verdict) }
    let counts = search.counts(of: open.map { ColumnName(table: answer.table, column: answer.columns[$0].column) })
      .columns
    for index in open {
      let name = ColumnName(table: answer.table, column: answer.columns[index].column)
      answer.columns[index].counts.add(counts[name] ?? Mentions.Counts())
    }
  }

  package func suggestions(for table: TableName) throws(FactStoreFailure) -> [String] {
    let catalogues = try kept.catalogues()
    let namesakes = table.schema == nil ? [] : catalogues.relations(schema: nil, name: table.name).map(\.relation.name)
    if !namesakes.isEmpty { return Set(namesakes.map { TableName($0).written }).sorted() }
    return closest(to: table.name, among: Set(try store.tableNames()).union(catalogues.tableNames).sorted()).map(
      \.asIdentifier)
  }
}

/// Sites that use a table just alike.
private struct AlikeSites: Hashable {
  /// A position in ``StatementUses/alike``.
  var alike: Int
  var kind: QuerySite.Kind
}

/// What a statement, or what several together, do with a table.
private struct Access {
  var reads: Bool
  var writes: Bool
  /// The views or parent tables by which it reaches the table; empty when it names the table itself.
  var ways: [String]

  /// - Parameter names: the table's own first.
  init(of names: [TableName], by statement: StatementNames) {
    let accesses = statement.tables.filter { use in names.contains { $0.isMeant(by: use) } }.map(\.access)
    reads = accesses.contains(.read)
    writes = accesses.contains { $0 != .read }
    ways =
      names[0].isNamed(in: statement) ? [] : names.dropFirst().filter { $0.isNamed(in: statement) }.map(\.description)
  }

  init(of accesses: [Access]) {
    reads = accesses.contains(where: \.reads)
    writes = accesses.contains(where: \.writes)
    ways = accesses.contains(where: \.ways.isEmpty) ? [] : Set(accesses.flatMap(\.ways)).sorted()
  }
}

extension TableName {
  func isNamed(in statement: StatementNames) -> Bool {
    statement.tables.contains { isMeant(by: $0) }
      || statement.columns.contains { $0.table == name && allows(schema: $0.schema) }
  }

  /// Its own name, and those of views over it, of the tables that it inherits from or is a partition of, and of those that
  /// inherit from it: its partitions go with it.
  func reachedBy(in catalogues: CatalogueSet) -> [TableName] {
    var names: Set<TableName> = []
    for (catalogue, relation) in catalogues.relations(schema: schema, name: name) {
      let heirs = catalogue.descendants(of: relation.name)
      for table in [relation.name] + heirs { names.formUnion(catalogue.views(over: table).map(TableName.init)) }
      names.formUnion((heirs + catalogue.ancestors(of: relation.name)).map(TableName.init))
    }
    return [resolved(in: catalogues)] + names.sorted { $0.description < $1.description }
  }

  /// What these uses of the table say of each column, also of those that none of them names.
  fileprivate func columns(
    in uses: StatementUses, known: [String], _ catalogues: CatalogueSet
  ) -> [TableAnswer.ColumnSummary] {
    var named = Set(known)
    for statement in uses.statements {
      for use in statement.columns where use.table == name && allows(schema: use.schema) {
        if use.column != "*" || known.isEmpty { named.insert(use.column) }
      }
    }
    let places = uses.sites.reduce(into: [AlikeSites: Int]()) { places, use in
      places[AlikeSites(alike: use.alike, kind: use.place.kind), default: 0] += 1
    }
    let naming = StatementsByColumn(uses.statements)
    // By other names than its own, statements and objects may reach each column otherwise.
    let isReachedOtherwise = reachedBy(in: catalogues).count > 1
    let dependents = isReachedOtherwise ? [:] : catalogues.dependentsByColumn(of: self)
    return named.sorted().map { name in
      let column = ColumnName(table: self, column: name)
      return summary(
        of: isReachedOtherwise ? ReachedColumn(column, in: catalogues) : ReachedColumn(column), uses, naming, places,
        isReachedOtherwise ? catalogues.dependents(of: column) : dependents[name] ?? [])
    }
  }

  private func summary(
    of reached: ReachedColumn, _ uses: StatementUses, _ naming: StatementsByColumn, _ places: [AlikeSites: Int],
    _ dependents: [Dependent]
  ) -> TableAnswer.ColumnSummary {
    let column = reached.column
    var summary = TableAnswer.ColumnSummary(column: column.column, counts: UseCounts(), traffic: Traffic())
    summary.traffic.comparedSince = uses.traffic.comparedSince
    let known = RolesOfStatements(uses.statements, reached, among: naming.statements(thatMayUse: reached))
    let roles = uses.alike.map(known.roles)
    for (use, count) in places where !roles[use.alike].isEmpty {
      summary.counts.add(roles[use.alike], at: use.kind, places: count)
    }
    for query in uses.unexplained {
      let roles = reached.roles(in: query)
      if !roles.isEmpty { summary.counts.addUnexplained(roles) }
    }
    for dependent in dependents { summary.counts.add(dependent) }
    for use in uses.queries where known.isUsed(in: use.statement) { summary.traffic.add(use) }
    return summary
  }
}

extension Catalogue {
  /// The views that read a table, also through other views; sorted.
  fileprivate func views(over table: RelationName) -> [RelationName] {
    var found: Set<RelationName> = []
    var open = [table]
    while let next = open.popLast() {
      for object in dependents(of: next) where object.kind == .view || object.kind == .materializedView {
        if found.insert(object.name).inserted { open.append(object.name) }
      }
    }
    return found.sorted()
  }
}

extension CatalogueSet {
  /// The objects that use any column of a table, or belong to it; sorted.
  func dependents(of table: TableName) -> [Dependent] {
    relations(schema: table.schema, name: table.name).flatMap { catalogue, relation in
      catalogue.dependents(of: relation.name).map { object in
        var object = object
        object.uses.removeAll { $0.table != relation.name }
        return Dependent(object: object)
      }
    }
  }
}
