package import FactStore
import SourceModel

extension SiteMatcher {
  /// A matcher of all sites of an index.
  package init(of store: FactStore) throws(FactStoreFailure) {
    self.init()
    var matcher = SiteMatcher()
    try store.eachSite { site in matcher.add(site) }
    self = matcher
  }
}
