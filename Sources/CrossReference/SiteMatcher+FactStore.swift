package import FactStore
import QueryTemplates
package import SQLAnalysis
import SourceModel

extension SiteMatcher {
  /// A matcher of all sites of an index.
  package init(of store: FactStore) throws(FactStoreFailure) {
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    let (files, functions) = (try store.filePlaces(), try store.functionPlaces())
    let databases = try store.databasesByRepository()
    try self.init(catalogues: catalogues, files: files, functions: functions, databases: databases) {
      add throws(FactStoreFailure) in
      try store.eachSite(add)
    }
  }

  /// A matcher of those sites only that can be matched with a text: for it alone it gives the same as one of all sites, and costs
  /// nearly nothing to make.
  ///
  /// - Returns: nil where all sites have to be looked at: for a text that is cut off, or that may name places in a comment.
  package init?(of store: FactStore, for text: String, _ catalogues: CatalogueSet) throws(FactStoreFailure) {
    let statement = SentStatement(text, facts: nil, catalogue: catalogues[nil])
    guard let facts = statement.facts, try store.knowsTemplateWords(),
      TagJoin.places(namedIn: statement).isEmpty
    else { return nil }
    let words = QueryTokens(statement.scan).words
    let ids = try store.sites(sending: facts).union(try store.sites(withTextsOf: words))
    let sites = try store.sites(ids: ids)
    let databases = try store.databasesByRepository()
    self.init(catalogues: catalogues, databases: databases) { add in sites.forEach(add) }
  }
}
