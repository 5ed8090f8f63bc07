/// One import of statistics.
package struct Snapshot: Hashable, Sendable {
  /// The server or cluster, as named with `--source`.
  package var source: String
  package var capturedAt: Timestamp
  /// How many statistics rows it held.
  package var rowCount: Int

  package init(source: String, capturedAt: Timestamp, rowCount: Int) {
    self.source = source
    self.capturedAt = capturedAt
    self.rowCount = rowCount
  }
}
