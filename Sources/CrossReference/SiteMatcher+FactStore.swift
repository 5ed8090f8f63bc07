package import FactStore

extension SiteMatcher {
  /// A matcher of all sites of an index.
  package init(of store: FactStore) throws(FactStoreFailure) {
    try self.init { add throws(FactStoreFailure) in try store.eachSite(add) }
  }
}
