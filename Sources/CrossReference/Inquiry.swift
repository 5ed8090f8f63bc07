package import FactStore
package import SourceModel

/// The questions that an index answers. Each method is one question; all of them only read.
package struct Inquiry: Sendable {
  package let store: FactStore
  /// Sites of other kinds of code are left out of answers, as if the code were not there.
  package let kinds: Set<QuerySite.Kind>
  let kept: KeptFacts

  /// - Parameter kept: of this store, where many questions are to be put to it.
  package init(
    of store: FactStore, kinds: Set<QuerySite.Kind> = Set(QuerySite.Kind.allCases), kept: KeptFacts? = nil
  ) {
    self.store = store
    self.kinds = kinds
    self.kept = kept ?? KeptFacts(of: store)
  }

  /// The sites behind these matches, in their order. A match whose site is gone since is left out.
  func matchedSites(_ matches: [QueryMatch]) throws(FactStoreFailure) -> [MatchedSite] {
    let sites = try store.sites(ids: Set(matches.map(\.site))).filter(isMeant)
    return matchedSites(matches, among: Dictionary(sites.map { ($0.id, $0) }) { first, _ in first })
  }

  /// The same among sites that are read already.
  func matchedSites(_ matches: [QueryMatch], among sites: [SiteID: QuerySite]) -> [MatchedSite] {
    matches.compactMap { match in
      (match.place.map(QuerySite.init).flatMap { isMeant($0) ? $0 : nil } ?? sites[match.site])
        .map { MatchedSite(site: $0, match: match) }
    }
  }

  /// Whether a site is of a kind that is asked for.
  func isMeant(_ site: QuerySite) -> Bool { kinds.contains(site.kind) }

  func isMeant(_ place: SitePlace) -> Bool { kinds.contains(place.kind) }

  /// - Parameter limit: of sites, the surest.
  func origins(of query: ProductionQuery, limit: Int = .max) throws(FactStoreFailure) -> QueryOrigins {
    let matches = try store.matches(for: query.key)
    if limit >= matches.count { return QueryOrigins(query: query, sites: try matchedSites(matches)) }
    var sites: [MatchedSite] = []
    for match in matches where sites.count < limit { sites += try matchedSites([match]) }
    return QueryOrigins(query: query, sites: sites)
  }
}
