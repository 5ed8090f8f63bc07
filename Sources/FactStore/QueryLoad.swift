package import SourceModel

/// What a production query cost, without its texts.
package struct QueryLoad: Hashable, Sendable {
  package var key: ProductionQueryKey
  package var calls: Int64
  /// Milliseconds.
  package var totalTime: Double
  package var rows: Int64

  package init(key: ProductionQueryKey, calls: Int64, totalTime: Double, rows: Int64) {
    self.key = key
    self.calls = calls
    self.totalTime = totalTime
    self.rows = rows
  }

  package var meanTime: Double { calls > 0 ? totalTime / Double(calls) : 0 }
}
