package import FactStore
package import SourceModel

extension Inquiry {
  /// Every production query with the sites that send it, ordered by source, database and queryid.
  package func matchedQueries() throws(FactStoreFailure) -> [QueryOrigins] {
    let matches = try store.matches()
    let sites = try sites(Set(matches.values.joined().map(\.site)))
    return try store.productionQueries().map { query in
      QueryOrigins(query: query, sites: matchedSites(matches[query.key] ?? [], among: sites))
    }
  }

  /// The sites that no production query was joined with: code that was never seen running.
  package func unseenSites() throws(FactStoreFailure) -> [QuerySite] {
    let seen = Set(try store.matches().values.joined().map(\.site))
    var unseen: [QuerySite] = []
    try store.eachSite { site in
      if !seen.contains(site.id), isMeant(site) { unseen.append(site) }
    }
    return unseen
  }

  /// The production queries that cost most, with the sites that send them.
  package func costliestQueries(by cost: QueryCost, limit: Int) throws(FactStoreFailure) -> [QueryOrigins] {
    var queries = try store.productionQueries()
    queries.sort { left, right in
      let (leftCost, rightCost) = (cost.of(left), cost.of(right))
      return leftCost == rightCost ? left.key < right.key : leftCost > rightCost
    }
    var origins: [QueryOrigins] = []
    for query in queries.prefix(limit) { origins.append(try self.origins(of: query)) }
    return origins
  }

  private func sites(_ ids: Set<SiteID>) throws(FactStoreFailure) -> [SiteID: QuerySite] {
    var sites: [SiteID: QuerySite] = [:]
    try store.eachSite { site in
      if ids.contains(site.id), isMeant(site) { sites[site.id] = site }
    }
    return sites
  }
}
