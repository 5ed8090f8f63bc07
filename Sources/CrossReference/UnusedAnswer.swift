import SQLAnalysis
package import SourceModel

/// The tables and columns of the imported schemas that nothing, or next to nothing, uses.
package struct UnusedAnswer: Hashable, Sendable {
  /// What of it is listed.
  package enum Part: Sendable { case all, tables, columns }

  package struct Entry: Hashable, Sendable {
    package var table: TableName
    /// nil when all of the table is meant.
    package var column: String?
    package var counts: UseCounts
    /// Lines of code that name it and stand in files that also name the table.
    package var mentionsBesideTable: Int
    /// What libraries take it for by its name alone.
    package var conventions: [NamingConvention] = []
    /// Objects of the database that keep, order or check its values: they go with it, or stand in its way.
    package var objects: [Dependent]

    package var verdict: Verdict { counts.verdict }
    package var name: String { "\(table)" + (column.map { ".\($0)" } ?? "") }
  }

  /// The safest to drop first.
  package var entries: [Entry]
  /// How many of the entries are tables as a whole, and how many columns these have, which are no entries themselves.
  package var wholeTables = 0
  package var columnsOfWholeTables = 0
  /// How many tables and columns were looked at.
  package var tableCount: Int
  package var columnCount: Int
  package var coverage: Coverage
  package private(set) var shown = Part.all

  package mutating func show(_ part: Part) {
    shown = part
    switch part {
    case .all: break
    case .tables: entries.removeAll { $0.column != nil }
    case .columns: entries.removeAll { $0.column == nil }
    }
  }

  init(coverage: Coverage) {
    entries = []
    tableCount = 0
    columnCount = 0
    self.coverage = coverage
  }
}

extension UnusedAnswer.Entry: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

  /// By verdict, the safest first; then what libraries take for something by its name alone, and the columns of primary keys,
  /// which tell rows apart whoever asks for them, last; then by what may name it after all, then those that go without a key or the like, then those that fewer lines name.
  private var order: (Int, Int, Int, Int, Int, String) {
    let safety = Verdict.allCases.count - (Verdict.allCases.firstIndex(of: verdict) ?? 0)
    let isOfPrimaryKey = column != nil && objects.contains { $0.object.kind == .primaryKey }
    return (
      4 * safety + (conventions.isEmpty ? 0 : 2) + (isOfPrimaryKey ? 1 : 0), mentionsBesideTable, counts.dynamicPlaces,
      objects.isEmpty ? 0 : 1,
      counts.mentions, name
    )
  }
}
