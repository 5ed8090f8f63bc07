/// All that the index holds of one repository at one revision.
package struct RevisionFacts: Sendable {
  /// The repository's name in the index.
  package var repository: String
  /// Where it was read from, for people; may be on another machine.
  package var origin: String
  /// The commit id, or nil for a plain folder.
  package var commit: String?
  package var indexedAt: Timestamp
  /// Sorted by path.
  package var files: [SourceFile]
  /// Sorted by path and offset.
  package var sites: [QuerySite]
  package var findings: [Finding]
  /// Files that were passed over, by the name of the rule that passed over them.
  package var skipped: [String: Int]
  /// Who calls the functions of the sites.
  package var calls: CallFacts
  /// Sorted: the most used first.
  package var builderUses: [BuilderUse]
  /// Of the libraries that are used.
  package var conventions: [NamingConvention] = []

  package init(
    repository: String, origin: String, commit: String?, indexedAt: Timestamp, files: [SourceFile],
    sites: [QuerySite], findings: [Finding], skipped: [String: Int], calls: CallFacts = CallFacts(),
    builderUses: [BuilderUse] = []
  ) {
    self.repository = repository
    self.origin = origin
    self.commit = commit
    self.indexedAt = indexedAt
    self.files = files
    self.sites = sites
    self.findings = findings
    self.skipped = skipped
    self.calls = calls
    self.builderUses = builderUses
  }
}
