package import SourceModel

/// A production query and the sites that send it, best first.
package struct QueryOrigins: Hashable, Sendable {
  package var query: ProductionQuery
  package var sites: [MatchedSite]

  package init(query: ProductionQuery, sites: [MatchedSite]) {
    self.query = query
    self.sites = sites
  }
}
