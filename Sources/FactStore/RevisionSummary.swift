package import SourceModel

/// What an index says of a revision that it holds.
package struct RevisionSummary: Hashable, Sendable {
  package var repository: String
  /// Where it was read from, for people; may be on another machine.
  package var origin: String
  /// The commit id, or nil for a plain folder.
  package var commit: String?
  package var indexedAt: Timestamp
  /// Answers are of the newest revision of a repository.
  package var isNewest: Bool
  package var fileCount: Int
  package var siteCount: Int
  /// How many of the files differ from the revision.
  package var modifiedCount: Int
  /// Files that were passed over, by the name of the rule that passed over them.
  package var skipped: [String: Int]
}
