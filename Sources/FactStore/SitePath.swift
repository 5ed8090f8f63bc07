/// A file that sends queries.
package struct SitePath: Hashable, Sendable {
  package var repository: String
  package var path: String
}
