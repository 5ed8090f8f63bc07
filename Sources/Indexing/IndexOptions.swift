package import SourceModel

/// What to index, and how.
package struct IndexOptions: Sendable {
  /// A git work tree, a bare repository, or a folder.
  package var path: String
  /// The repository's name in the index.
  package var repository: String
  /// A commit, tag or branch to read from git's objects; nil for the work tree as it is.
  package var revision: String?
  /// How many files are read at the same time. The facts do not depend on it.
  package var workers: Int
  package var indexedAt: Timestamp
  package var keepsEarlierRevisions = false
  /// Whether the lines around sites are stored.
  package var keepsExcerpts = true

  package init(path: String, repository: String, revision: String? = nil, workers: Int, indexedAt: Timestamp) {
    self.path = path
    self.repository = repository
    self.revision = revision
    self.workers = workers
    self.indexedAt = indexedAt
  }
}
