package import FactStore
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// Which code and which production queries read and write a table, and what is known of each of its columns.
  package func uses(of table: TableName) throws(FactStoreFailure) -> TableAnswer {
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    let filter = StatementFilter.table(schema: table.schema, name: table.name)
    let uses = try statementUses(with: filter) { table.isNamed(in: $0) }
    let known = catalogues.columns(ofTable: table.schema, table.name)
    var answer = TableAnswer(
      table: table, counts: UseCounts(), sites: [], columns: table.columns(in: uses, known: known ?? []),
      queriesWithoutSite: uses.unexplained + uses.internalQueries, traffic: uses.traffic,
      coverage: try coverage(of: table, catalogues), suggestions: [])
    for use in uses.sites {
      let accesses = use.statements.flatMap(\.tables).filter { table.isMeant(by: $0) }.map(\.access)
      let site = TableAnswer.SiteUse(
        site: use.site, reads: accesses.contains(.read), writes: accesses.contains(.write), traffic: use.traffic,
        isSeenInProductionOnly: use.isSeenInProductionOnly)
      answer.sites.append(site)
      if use.site.kind.isRunInProduction {
        answer.counts.add(reads: site.reads, writes: site.writes)
      } else {
        answer.counts.otherPlaces += 1
      }
    }
    answer.counts.unexplained = uses.unexplained.count
    answer.counts.databaseReaders += uses.internalQueries.count
    // What is asked for changes what is listed, not what is known.
    answer.sites.removeAll { !isMeant($0.site) }
    if answer.verdict == .noUse { answer.suggestions = try suggestions(for: table) }
    return answer
  }

  package func suggestions(for table: TableName) throws(FactStoreFailure) -> [String] {
    let known = CatalogueSet(encoded: try store.catalogues()).tableNames
    return closest(to: table.name, among: Set(try store.tableNames()).union(known).sorted())
  }
}

extension TableName {
  func isNamed(in statement: StatementFacts) -> Bool {
    statement.tables.contains { isMeant(by: $0) }
      || statement.columns.contains { $0.table == name && allows(schema: $0.schema) }
  }

  /// What these uses of the table say of each column, also of those that none of them names.
  fileprivate func columns(in uses: StatementUses, known: [String]) -> [TableAnswer.ColumnSummary] {
    var named = Set(known)
    let statements = uses.sites.flatMap(\.statements) + (uses.unexplained + uses.internalQueries).compactMap(\.facts)
    for use in statements.flatMap(\.columns) where use.table == name && allows(schema: use.schema) {
      if use.column != "*" || known.isEmpty { named.insert(use.column) }
    }
    var summaries: [TableAnswer.ColumnSummary] = []
    for name in named.sorted() {
      let column = ColumnName(table: self, column: name)
      var summary = TableAnswer.ColumnSummary(column: name, counts: UseCounts(), traffic: Traffic())
      for use in uses.sites {
        let roles = column.roles(in: use.statements)
        if !roles.isEmpty { summary.counts.add(roles, at: use.site.kind) }
      }
      for query in uses.unexplained {
        let roles = column.roles(in: query)
        if !roles.isEmpty { summary.counts.addUnexplained(roles) }
      }
      for query in uses.internalQueries where !column.roles(in: query).isEmpty {
        summary.counts.databaseReaders += 1
      }
      for query in uses.queries where !column.roles(in: query).isEmpty {
        summary.traffic.add(query)
      }
      summaries.append(summary)
    }
    return summaries
  }
}
