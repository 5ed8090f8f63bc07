/// What a run has done, to be told at its end.
package struct IndexSummary: Hashable, Sendable {
  /// Files that the crawl came across, whether or not they were passed over.
  package var filesSeen = 0
  /// Files of known languages that were not passed over.
  package var filesIndexed = 0
  /// Files that had to be parsed in this run.
  package var filesParsed = 0
  /// Files that were passed over, by the name of the rule.
  package var skipped: [String: Int] = [:]
  package var sites = 0
  package var statements = 0
  package var findings = 0
  /// The index held all of it already.
  package var isUnchanged = false
}
