package import FactStore
import SQLAnalysis

extension SiteMatcher {
  /// A matcher of all sites of an index.
  package init(of store: FactStore) throws(FactStoreFailure) {
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    var databases: [String: Set<String>] = [:]
    for repository in Set(try store.revisions().map(\.repository)) {
      let told = Set(try store.databases(ofRepository: repository))
      if !told.isEmpty { databases[repository] = told }
    }
    let (files, functions) = (try store.filePlaces(), try store.functionPlaces())
    try self.init(catalogues: catalogues, files: files, functions: functions, databases: databases) {
      add throws(FactStoreFailure) in
      try store.eachSite(add)
    }
  }
}
