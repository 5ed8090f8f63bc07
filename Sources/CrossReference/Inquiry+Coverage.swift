import FactStore
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// What an answer about a table, or about all of them, rests on.
  func coverage(of table: TableName?, _ catalogues: CatalogueSet) throws(FactStoreFailure) -> Coverage {
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
    coverage.hasCatalogue = !catalogues.isEmpty
    coverage.unreadLanguages = try store.fileCountsByUnreadLanguage()
      .map { Coverage.UnreadLanguage(language: $0.key, fileCount: $0.value) }
      .sorted { ($1.fileCount, $0.language) < ($0.fileCount, $1.language) }
    if let table {
      if coverage.hasCatalogue {
        coverage.catalogueHasTable = catalogues.columns(ofTable: table.schema, table.name) != nil
      }
      let dynamic = try store.dynamicSites(schema: table.schema, table: table.name)
      coverage.dynamicSites = dynamic.onTable
      coverage.sitesOfUnknownTables = dynamic.onAnyTable
    }
    return coverage
  }
}
