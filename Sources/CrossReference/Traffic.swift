import FactStore
package import SourceModel

/// What production queries cost together, by the newest snapshot of each source.
package struct Traffic: Hashable, Sendable {
  package var queries = 0
  package var calls: Int64 = 0
  /// Milliseconds.
  package var totalTime = 0.0
  /// The newest snapshot in which the calls of one of them grew; nil where no source has two snapshots.
  package var lastGrown: Timestamp?
  /// The oldest snapshot that growth is told from, of the source that has the youngest; nil where a source has only one.
  package var comparedSince: Timestamp?

  package init() {}

  mutating func add(_ query: SentStatements.Query) {
    queries += 1
    calls += query.load.calls
    totalTime += query.load.totalTime
    lastGrown = [lastGrown, query.lastSeen].compactMap { $0 }.max()
  }
}
