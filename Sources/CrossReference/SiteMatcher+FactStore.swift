package import FactStore
import SQLAnalysis

extension SiteMatcher {
  /// A matcher of all sites of an index.
  package init(of store: FactStore) throws(FactStoreFailure) {
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    try self.init(catalogues: catalogues) { add throws(FactStoreFailure) in try store.eachSite(add) }
  }
}
