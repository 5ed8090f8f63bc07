/// How far a run has come.
package enum IndexProgress: Hashable, Sendable {
  case listing
  case reading(done: Int, of: Int)
  /// Files were found to be needed for the names that others left open.
  case following(wave: Int, files: Int)
  /// Files were found that may call what leads to sites.
  case findingCallers(wave: Int, files: Int)
  case joining(files: Int)
  case storing(sites: Int)
}
