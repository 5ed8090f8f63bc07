/// How much code and production have to do with a table.
package struct UsedTable: Hashable, Sendable {
  package var name: String
  /// Places in code that production may run.
  package var places = 0
  /// Of the production queries that name it.
  package var queries = 0
  package var calls: Int64 = 0
  /// Milliseconds.
  package var totalTime = 0.0

  /// What costs most comes first, then what most places use.
  static func comesBefore(_ left: UsedTable, _ right: UsedTable) -> Bool {
    (-left.totalTime, -left.places, left.name) < (-right.totalTime, -right.places, right.name)
  }
}
