import SQLAnalysis
import SourceModel

/// The tables and columns of the imported schemas that nothing, or next to nothing, uses.
package struct UnusedAnswer: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var table: TableName
    /// nil when all of the table is meant.
    package var column: String?
    package var counts: UseCounts
    /// Lines of code that name it and stand in files that also name the table.
    package var mentionsBesideTable: Int
    /// Objects of the database that keep, order or check its values: they go with it, or stand in its way.
    package var objects: [Dependent]

    package var verdict: Verdict { counts.verdict }
    package var name: String { "\(table)" + (column.map { ".\($0)" } ?? "") }
  }

  /// The safest to drop first.
  package var entries: [Entry]
  /// How many tables and columns were looked at.
  package var tableCount: Int
  package var columnCount: Int
  package var coverage: Coverage
}

extension UnusedAnswer.Entry: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

  /// By verdict, the safest first; then the columns of primary keys last, which tell rows apart whoever asks for them; then by
  /// what may name it after all, then those that go without a key or the like, then those that fewer lines name.
  private var order: (Int, Int, Int, Int, Int, String) {
    let safety = Verdict.allCases.count - (Verdict.allCases.firstIndex(of: verdict) ?? 0)
    let isOfPrimaryKey = column != nil && objects.contains { $0.object.kind == .primaryKey }
    return (
      2 * safety + (isOfPrimaryKey ? 1 : 0), mentionsBesideTable, counts.dynamicPlaces, objects.isEmpty ? 0 : 1,
      counts.mentions, name
    )
  }
}
