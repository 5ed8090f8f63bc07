import FactStore
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// What an answer about a table, or about all of them, rests on.
  ///
  /// - Parameter names: the table's own and those by which statements reach it besides.
  func coverage(
    of table: TableName?, under names: [TableName] = [], _ catalogues: CatalogueSet
  ) throws(FactStoreFailure) -> Coverage {
    var coverage = try kept.coverage()
    coverage.hasCatalogue = !catalogues.isEmpty
    if let table, coverage.hasCatalogue {
      coverage.catalogueHasTable = catalogues.columns(ofTable: table.schema, table.name) != nil
    }
    let dynamic = try kept.openSites().dynamicSites(on: names)
    coverage.dynamicSites = dynamic.onTable
    coverage.sitesOfUnknownTables = dynamic.onAnyTable
    coverage.tablesMadeByCode.removeAll { made in
      if let table, made.name != table.name || !table.allows(schema: made.schema) { return true }
      return catalogues.columns(ofTable: made.schema, made.name) != nil
    }
    return coverage
  }
}

extension Coverage {
  /// Of all tables, with all that code makes.
  init(of store: FactStore) throws(FactStoreFailure) {
    let queries = try store.productionQuerySums()
    let calls = queries.reduce(0) { $0 + $1.calls }
    if calls > 0 {
      callsWithSite = Double(queries.reduce(0) { $0 + ($1.hasSite ? $1.calls : 0) }) / Double(calls)
    }
    unreadQueries = queries.count { !$0.isAnalysed }
    unreadCalls = queries.reduce(0) { $0 + ($1.isAnalysed ? 0 : $1.calls) }
    for (name, snapshots) in Dictionary(grouping: try store.snapshots(), by: \.source).sorted(by: { $0.key < $1.key }) {
      let times = snapshots.map(\.capturedAt)
      guard let newest = times.max(), let oldest = times.min() else { continue }
      sources.append(.init(name: name, newest: newest, oldest: oldest))
    }
    repositoryCount = try store.repositoryCount()
    builders = try store.builderUses()
    conventions = try store.namingConventions()
    unreadLanguages = try store.fileCountsByUnreadLanguage()
      .map { UnreadLanguage(language: $0.key, fileCount: $0.value) }
      .sorted { ($1.fileCount, $0.language) < ($0.fileCount, $1.language) }
    tablesMadeByCode = try store.tablesMadeByCode()
  }
}
