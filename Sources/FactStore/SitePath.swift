/// A file of a repository.
package struct SitePath: Hashable, Sendable, Comparable {
  package var repository: String
  package var path: String

  package init(repository: String, path: String) {
    self.repository = repository
    self.path = path
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.repository, left.path) < (right.repository, right.path)
  }
}
