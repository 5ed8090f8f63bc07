package import FactStore
import QueryTemplates
import SQLAnalysis
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
  /// - Returns: nil where all sites have to be looked at: for a text that is cut off.
  package init?(of store: FactStore, for text: String, kept: KeptFacts) throws(FactStoreFailure) {
    let catalogues = try kept.catalogues()
    let statement = SentStatement(text, facts: nil, catalogue: catalogues[nil])
    guard let facts = statement.facts, try store.knowsTemplateWords() else { return nil }
    let named = TagJoin.places(namedIn: statement)
    let words = QueryTokens(statement.scan).words
    var ids = try store.sites(sending: facts).union(try store.sites(withTextsOf: words))
    if !named.isEmpty { ids.formUnion(try kept.sites().ids(at: named)) }
    let sites = try store.sites(ids: ids)
    let databases = try store.databasesByRepository()
    self.init(catalogues: catalogues, databases: databases) { add in sites.forEach(add) }
    if !named.isEmpty { namedPlaces = try kept.namedPlaces() }
  }
}

extension SiteDirectory {
  /// The sites at places that a comment names.
  fileprivate func ids(at named: [TaggedPlace]) -> Set<SiteID> {
    var ids: Set<SiteID> = []
    for place in named {
      switch place {
      case .query(let name):
        for annotation in annotations where TaggedPlace.name(annotation) == name {
          ids.formUnion(sites(annotated: annotation).map(\.id))
        }
      case .function(let parts), .handler(let parts):
        for function in functions {
          let named = TaggedPlace.parts(of: function)
          guard named.contains(parts.last ?? "") else { continue }
          ids.formUnion(sites(inFunction: function).filter { named.isFunction(in: $0.path, namedBy: parts) }.map(\.id))
        }
      case .file(let path, _):
        let parts = path.split(separator: "/")
        for path in paths where path.path.split(separator: "/").ends(like: parts) {
          ids.formUnion(sites(in: path).map(\.id))
        }
      }
    }
    return ids
  }
}
