package import SourceModel

/// Something in which all words of a search stand.
package enum SearchHit: Hashable, Sendable {
  case table(String)
  case column(table: String, column: String)
  case file(repository: String, path: String)
  /// A statement of production.
  case query(ProductionQuery)
  /// A site with such a statement.
  case site(SitePlace)
}
