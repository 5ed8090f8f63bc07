internal import PostgresParser
internal import SourceModel

/// Walks a statement as PostgreSQL's analysis does and notes the tables and columns it uses.
///
/// The order of clauses and the visibility of names follow `parser/analyze.c`, `parse_clause.c` and `parse_relation.c` of
/// PostgreSQL. What a name cannot be resolved to is noted as ambiguous or without a table; nothing fails.
struct StatementResolver {
  let catalogue: Catalogue?
  private(set) var tables: Set<TableUse> = []
  private(set) var columns: Set<ColumnUse> = []
  /// What names stand for, by the ids of their nodes: one column, or for a star all that it expands to. For a join, the
  /// columns that USING or NATURAL compares, left and right in turn.
  private(set) var identities: [Int: [RowShape.Identity]] = [:]
  /// The number of the column of the result, from 0, that an item of ORDER BY, GROUP BY or DISTINCT ON names.
  private(set) var outputs: [Int: Int] = [:]
  /// The columns of tables from which the values of the expressions since the last reset come.
  var lineage: Set<RowShape.BaseColumn> = []
  private var itemCount = 0

  init(catalogue: Catalogue?) { self.catalogue = catalogue }

  mutating func note(_ table: RelationName, _ access: TableUse.Access) {
    tables.insert(TableUse(schema: table.schema, name: table.name, access: access))
  }

  mutating func note(
    _ sources: [RowShape.BaseColumn], _ role: ColumnRole, _ certainty: ColumnUse.Certainty, at offset: Int?
  ) {
    for source in sources {
      lineage.insert(source)
      columns.insert(
        ColumnUse(
          schema: source.table.schema, table: source.table.name, column: source.column, role: role,
          certainty: certainty, offset: offset))
    }
  }

  /// A column of which not even the table can be told.
  mutating func noteUnresolved(_ column: String, _ role: ColumnRole, at offset: Int?) {
    columns.insert(
      ColumnUse(schema: nil, table: "", column: column, role: role, certainty: .ambiguous, offset: offset))
  }

  /// All columns of a shape, as `*` or a whole-row reference uses them.
  mutating func noteAll(_ shape: RowShape, _ role: ColumnRole, at offset: Int?) {
    for column in shape.columns { lineage.formUnion(column.lineage) }
    note(shape.columns.flatMap(\.sources), role, .star, at: offset)
    for case .columns(let table) in shape.rest {
      note([RowShape.BaseColumn(table: table, column: "*")], role, .star, at: offset)
    }
  }

  mutating func identify(_ node: SyntaxNode, as identities: [RowShape.Identity?]) {
    if !identities.contains(nil) { self.identities[node.id] = identities.compactMap { $0 } }
  }

  mutating func identify(_ node: SyntaxNode, asOutput number: Int) { outputs[node.id] = number }

  /// The item with the next number.
  mutating func numbered(_ item: RangeItem) -> RangeItem {
    itemCount += 1
    return item.numbered(itemCount)
  }

  /// The table that a RangeVar names, as the catalogue or else the text has it.
  func tableName(_ node: SyntaxNode) -> RelationName {
    let name = node.text(.relationName) ?? ""
    if let known = catalogue?.relation(schema: node.text(.schemaName), name: name) { return known.name }
    return RelationName(schema: node.text(.schemaName), name: name)
  }

  /// The item for a table itself, whatever common tables there are: the target of a write always is one.
  func tableItem(_ node: SyntaxNode) -> RangeItem {
    var item = tableItem(tableName(node))
    // An installation may have the table under a longer name.
    item.name = node.text(.relationName)
    return item.renamed(node[.alias]?.text(.aliasName), columns: node[.alias]?.texts(.columnNames) ?? [])
  }

  /// The item for a table that nothing renames.
  func tableItem(_ table: RelationName) -> RangeItem {
    let columns = catalogue?[table]?.columns
    let shape = RowShape(
      columns: (columns ?? []).map { .init(name: $0, sources: [.init(table: table, column: $0)]) },
      rest: columns == nil ? [.columns(of: table)] : [])
    return RangeItem(name: table.name, schema: table.schema, shape: shape, table: table)
  }
}

extension SyntaxNode {
  /// The node's place in the text; nil where the parser knows none, which it shows as -1 or 0. No name stands at 0.
  var offset: Int? {
    let location = integer(.location)
    return location > 0 ? location : nil
  }
}
