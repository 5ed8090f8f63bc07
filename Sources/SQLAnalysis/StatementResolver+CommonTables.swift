internal import PostgresParser
internal import SourceModel

extension StatementResolver {
  /// Defines the common tables of a WITH clause, in order, and notes what their queries use.
  mutating func defineCommonTables(_ with: SyntaxNode, in level: Scope) {
    for node in with.nodes(.ctes) {
      guard let name = node.text(.commonTableName), let inner = node[.commonTableQuery] else { continue }
      let columns = node.texts(.aliasColumnNames)
      if with.flag(.recursive), let start = inner[.larg] {
        // The columns are those of the first arm, which cannot refer to the table itself. The copy's notes are dropped.
        var probe = self
        level.commonTables[name] = extended(probe.query(start, in: level).renamed(columns), by: node)
      }
      let shape = query(inner, in: level, valuesRole: .select).renamed(columns)
      level.commonTables[name] = extended(shape, by: node)
    }
  }

  /// With the columns that SEARCH and CYCLE add.
  private func extended(_ shape: RowShape, by node: SyntaxNode) -> RowShape {
    let names = [
      node[.searchClause]?.text(.searchSequenceColumn), node[.cycleClause]?.text(.cycleMarkColumn),
      node[.cycleClause]?.text(.cyclePathColumn),
    ]
    var shape = shape
    shape.columns += names.compactMap { $0 }.map { .init(name: $0, sources: []) }
    return shape
  }
}
