/// The tables and columns that a statement names or means.
package struct StatementNames: Hashable, Sendable {
  package var tables: [TableUse]
  package var columns: [ColumnUse]

  package init(tables: [TableUse], columns: [ColumnUse]) {
    self.tables = tables
    self.columns = columns
  }
}

extension StatementFacts {
  package var names: StatementNames { StatementNames(tables: tables, columns: columns) }
}
