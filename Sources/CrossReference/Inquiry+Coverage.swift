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
    var coverage = Coverage()
    let queries = try store.productionQuerySums()
    let calls = queries.reduce(0) { $0 + $1.calls }
    if calls > 0 {
      coverage.callsWithSite = Double(queries.reduce(0) { $0 + ($1.hasSite ? $1.calls : 0) }) / Double(calls)
    }
    coverage.unreadQueries = queries.count { !$0.isAnalysed }
    coverage.unreadCalls = queries.reduce(0) { $0 + ($1.isAnalysed ? 0 : $1.calls) }
    for (name, snapshots) in Dictionary(grouping: try store.snapshots(), by: \.source).sorted(by: { $0.key < $1.key }) {
      guard let newest = snapshots.map(\.capturedAt).max() else { continue }
      coverage.sources.append(.init(name: name, newest: newest))
    }
    coverage.repositoryCount = try store.repositoryCount()
    coverage.builders = try store.builderUses()
    coverage.hasCatalogue = !catalogues.isEmpty
    coverage.unreadLanguages = try store.fileCountsByUnreadLanguage()
      .map { Coverage.UnreadLanguage(language: $0.key, fileCount: $0.value) }
      .sorted { ($1.fileCount, $0.language) < ($0.fileCount, $1.language) }
    if let table {
      if coverage.hasCatalogue {
        coverage.catalogueHasTable = catalogues.columns(ofTable: table.schema, table.name) != nil
      }
    }
    let dynamic = try store.dynamicSites(on: names.map { ($0.schema, $0.name) })
    coverage.dynamicSites = dynamic.onTable
    coverage.sitesOfUnknownTables = dynamic.onAnyTable
    coverage.tablesMadeByCode = try store.tablesMadeByCode().filter { made in
      if let table, made.name != table.name || !table.allows(schema: made.schema) { return false }
      return catalogues.columns(ofTable: made.schema, made.name) == nil
    }
    return coverage
  }
}
