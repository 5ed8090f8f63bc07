package import FactStore
import SourceModel

/// The questions that an index answers. Each method is one question; all of them only read.
package struct Inquiry: Sendable {
  package let store: FactStore

  package init(of store: FactStore) { self.store = store }

  /// The sites behind these matches, in their order. A match whose site is gone since is left out.
  func matchedSites(_ matches: [QueryMatch]) throws(FactStoreFailure) -> [MatchedSite] {
    let sites = try store.sites(ids: Set(matches.map(\.site)))
    let byID = Dictionary(sites.map { ($0.id, $0) }) { first, _ in first }
    return matches.compactMap { match in byID[match.site].map { MatchedSite(site: $0, match: match) } }
  }

  func origins(of query: ProductionQuery) throws(FactStoreFailure) -> QueryOrigins {
    QueryOrigins(query: query, sites: try matchedSites(try store.matches(for: query.key)))
  }
}
