package import FactStore
import PostgresParser
import SourceModel

extension IndexUpdate {
  /// Joins all production queries with all sites anew: to be called whenever either of them has changed.
  package func updateMatches() throws(FactStoreFailure) {
    let matcher = try SiteMatcher(of: store)
    let queries = try store.productionQueries()
    let matches = withParserStack {
      Dictionary(queries.map { ($0.key, matcher.matches(for: $0)) }) { first, _ in first }
    }
    try replaceMatches(matches)
  }
}
