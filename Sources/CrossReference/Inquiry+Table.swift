package import FactStore
import SourceModel

extension Inquiry {
  /// Which code and which production queries read and write a table, and which of its columns.
  package func uses(of table: TableName) throws(FactStoreFailure) -> TableAnswer {
    let filter = StatementFilter.table(schema: table.schema, name: table.name)
    let (calls, queries) = try productionQueries(with: filter)
    let sites = try store.sites(with: filter).sorted { SiteOrder($0) < SiteOrder($1) }
    let uses = sites.map { site in
      let accesses = site.statements.flatMap(\.tables).filter { table.isMeant(by: $0) }.map(\.access)
      return TableAnswer.SiteUse(
        site: site, reads: accesses.contains(.read), writes: accesses.contains(.write), calls: calls[site.id] ?? 0)
    }
    return TableAnswer(
      table: table, sites: uses, columns: table.columns(in: sites), queriesWithoutSite: queries,
      suggestions: uses.isEmpty && queries.isEmpty ? try suggestions(for: table) : [])
  }

  func suggestions(for table: TableName) throws(FactStoreFailure) -> [String] {
    closest(to: table.name, among: try store.tableNames())
  }
}

extension TableName {
  /// How many of the sites read and write each column that they name.
  fileprivate func columns(in sites: [QuerySite]) -> [TableAnswer.ColumnSummary] {
    var summaries: [String: TableAnswer.ColumnSummary] = [:]
    for site in sites {
      let uses = site.statements.flatMap(\.columns).filter { $0.table == name && allows(schema: $0.schema) }
      for (column, uses) in Dictionary(grouping: uses, by: \.column) {
        var summary = summaries[column] ?? .init(column: column, readers: 0, writers: 0)
        if uses.contains(where: { !$0.role.writes }) { summary.readers += 1 }
        if uses.contains(where: \.role.writes) { summary.writers += 1 }
        summaries[column] = summary
      }
    }
    return summaries.values.sorted { $0.column < $1.column }
  }
}
