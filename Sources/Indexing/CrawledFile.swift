/// A file that a crawl has found.
struct CrawledFile: Hashable, Sendable {
  /// Relative to the repository's root, `/`-separated.
  var path: String
  /// nil while nobody has read it: git knows no id for what was changed or is not tracked.
  var blob: String?
  var isModified: Bool
}
