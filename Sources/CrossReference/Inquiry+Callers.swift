package import FactStore
package import SourceModel

extension Inquiry {
  /// Who calls the functions that sites stand in, upward.
  ///
  /// - Parameter depth: how many levels.
  package func callers(
    of sites: [QuerySite], depth: Int
  ) throws(FactStoreFailure) -> [SiteID: CallTree] {
    var trees: [SiteID: CallTree] = [:]
    for (repository, sites) in Dictionary(grouping: sites, by: \.repository) {
      let builder = CallTreeBuilder(try store.calls(of: repository))
      for site in sites { trees[site.id] = builder.tree(above: site, depth: depth) }
    }
    return trees
  }
}
