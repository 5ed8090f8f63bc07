internal import PostgresParser
internal import SourceModel

extension StatementResolver {
  /// Notes the columns of an expression. A subquery in it is a level of its own, with roles of its own.
  mutating func expression(_ node: SyntaxNode, _ role: ColumnRole, _ scope: Scope) {
    switch node.kind {
    case .columnReference: reference(node, role, scope)
    case .select: _ = query(node, in: scope)
    case .indirection: indirection(node, role, scope)
    case .functionCall:
      for part in node.nodes(.args) + node.nodes(.aggregateOrder) { expression(part, role, scope) }
      if let filter = node[.aggregateFilter] { expression(filter, role, scope) }
      if let over = node[.over] { window(over, scope) }
      noteSequence(node)
    case .typeName, .alias, .string: break
    default: for child in node.children { expression(child, role, scope) }
    }
  }

  /// `nextval('orders_id_seq')`: the server takes the text for the sequence's name when it analyses the statement.
  private mutating func noteSequence(_ call: SyntaxNode) {
    guard let access = Self.functionsOfSequences[call.texts(.functionName).last ?? ""],
      let argument = call.nodes(.args).first, let text = (argument[.arg] ?? argument).constantText,
      let parts = RelationName.parts(of: text), let name = parts.last,
      let relation = catalogue?.relation(schema: parts.dropLast().last, name: name), relation.kind == .sequence
    else { return }
    note(relation.name, access)
  }

  private static let functionsOfSequences: [String: TableUse.Access] = [
    "currval": .read, "nextval": .write, "setval": .write,
  ]

  private mutating func reference(_ node: SyntaxNode, _ role: ColumnRole, _ scope: Scope) {
    if let shape = starShape(node, scope) {
      return noteAll(shape, role, at: node.offset)
    }
    let parts = node.texts(.fields)
    if parts.count > 1 {
      qualified(parts[parts.count - 1], Array(parts.dropLast()), node, role, scope)
    } else if let name = parts.first {
      unqualified(name, node, role, scope)
    }
  }

  private mutating func unqualified(_ name: String, _ node: SyntaxNode, _ role: ColumnRole, _ scope: Scope) {
    if let item = wholeRow(node, scope) {
      identify(node, as: [item.unlisted("")])
      return noteAll(item.shape, role, at: node.offset)
    }
    if let found = scope.column(name) {
      identify(node, as: [found.identity])
      lineage.formUnion(found.lineage)
      return note(found.sources, role, found.certainty, at: node.offset)
    }
    if Self.systemColumns.contains(name), let table = scope.items.compactMap(\.table).first {
      return note([.init(table: table, column: name)], role, .certain, at: node.offset)
    }
    noteUnresolved(name, role, at: node.offset)
  }

  private mutating func qualified(
    _ name: String, _ qualifiers: [String], _ node: SyntaxNode, _ role: ColumnRole, _ scope: Scope
  ) {
    guard let item = scope.item(schema: qualifiers.dropLast().last, name: qualifiers[qualifiers.count - 1]) else {
      return noteUnresolved(name, role, at: node.offset)
    }
    member(name, of: item, role, node)
  }

  /// `item.name`, or `(item).name`.
  private mutating func member(_ name: String, of item: RangeItem, _ role: ColumnRole, _ node: SyntaxNode) {
    identify(node, as: [item.column(name)?.identity ?? item.unlisted(name)])
    lineage.formUnion(item.column(name)?.lineage ?? [])
    if let column = item.column(name) { return note(column.sources, role, .certain, at: node.offset) }
    for case .columns(let table) in item.shape.rest {
      return note([.init(table: table, column: name)], role, .certain, at: node.offset)
    }
    guard let table = item.table else { return }
    if item.shape.isComplete, !Self.systemColumns.contains(name), isFunction(name) {
      // `t.f` is `f(t)` where `t` has no column `f`.
      noteAll(item.shape, role, at: node.offset)
    } else if item.shape.isComplete || Self.systemColumns.contains(name) {
      // Where there is no function either, the schema is older or newer than the statement.
      note([.init(table: table, column: name)], role, .certain, at: node.offset)
    }
  }

  /// Whether a function of that name may take a whole row.
  private func isFunction(_ name: String) -> Bool {
    Self.functionsOfRows.contains(name) || catalogue?.hasFunction(named: name) == true
  }

  /// Those of PostgreSQL itself and of hstore, the only extension that comes with it which has one.
  private static let functionsOfRows: Set = [
    "array_agg", "count", "hash_record", "hstore", "json_agg", "json_build_array", "jsonb_agg", "jsonb_build_array",
    "num_nonnulls", "num_nulls", "pg_column_size", "pg_typeof", "row_to_json", "to_json", "to_jsonb",
  ]

  private mutating func indirection(_ node: SyntaxNode, _ role: ColumnRole, _ scope: Scope) {
    for item in node.nodes(.indirection) where item.kind == .indices {
      expression(item, role, scope)
    }
    guard let inner = node[.arg] else { return }
    let first = node.nodes(.indirection).first
    if let item = wholeRow(inner, scope), let first, first.kind == .star || first.kind == .string {
      if let name = first.text(.stringValue) {
        member(name, of: item, role, inner)
      } else {
        noteAll(item.shape, role, at: inner.offset)
      }
    } else {
      expression(inner, role, scope)
    }
  }

  private static let systemColumns: Set = ["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"]
}
