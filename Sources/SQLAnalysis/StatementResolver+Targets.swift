internal import PostgresParser
internal import SourceModel

extension StatementResolver {
  /// A column of a SELECT list or of RETURNING, `*` expanded.
  struct Target {
    var name: String
    var value: Value
    var lineage: Set<RowShape.BaseColumn> = []

    enum Value {
      case expression(SyntaxNode)
      case columns([RowShape.BaseColumn])
      /// All that a `*` stands for and that is not known by name.
      case rest(RowShape.Rest)
    }
  }

  /// Notes the columns that a target list uses, and returns its columns.
  mutating func targets(_ list: [SyntaxNode], _ role: ColumnRole, _ scope: Scope) -> [Target] {
    var targets: [Target] = []
    for node in list {
      guard let value = node[.val] else { continue }
      if let shape = starShape(value, scope) {
        noteAll(shape, role, at: value.offset)
        if shape.isComplete { identify(value, as: shape.columns.map(\.identity)) }
        targets += shape.columns.map { Target(name: $0.name, value: .columns($0.sources), lineage: $0.origins) }
        targets += shape.rest.map { Target(name: "*", value: .rest($0)) }
      } else {
        let before = lineage
        lineage = []
        expression(value, role, scope)
        targets.append(
          Target(name: node.text(.name) ?? value.outputName, value: .expression(value), lineage: lineage))
        lineage.formUnion(before)
      }
    }
    return targets
  }

  /// A further use of a target, by its name or number.
  mutating func use(_ target: Target, _ role: ColumnRole, _ scope: Scope, at offset: Int?) {
    switch target.value {
    case .expression(let node): expression(node, role, scope)
    case .columns(let sources): note(sources, role, .certain, at: offset)
    case .rest: break
    }
  }

  /// What the query around this one can see.
  func shape(of targets: [Target]) -> RowShape {
    var shape = RowShape(columns: [])
    for target in targets {
      if case .rest = target.value {
        shape.rest = [.computed]
      } else {
        shape.columns.append(.init(name: target.name, sources: [], lineage: target.lineage))
      }
    }
    return shape
  }

  /// What `*`, `t.*` or `(t).*` expands to; nil for any other expression.
  func starShape(_ node: SyntaxNode, _ scope: Scope) -> RowShape? {
    if node.kind == .indirection, node.nodes(.indirection).last?.kind == .star {
      return node.nodes(.indirection).count == 1 ? node[.arg].flatMap { wholeRow($0, scope)?.shape } : nil
    }
    guard node.kind == .columnReference, node.nodes(.fields).last?.kind == .star else { return nil }
    let qualifiers = node.texts(.fields)
    guard let name = qualifiers.last else { return Self.starShape(of: scope.items) }
    return scope.item(schema: qualifiers.dropLast().last, name: name)?.shape
      ?? RowShape(columns: [], rest: [.computed])
  }

  /// The columns that an unqualified `*` gives, in its order: what joins have merged comes first.
  static func starShape(of items: [RangeItem]) -> RowShape {
    RowShape(
      columns: items.flatMap { item in item.shape.columns.filter { !item.merged.contains($0.name) } },
      rest: items.flatMap(\.shape.rest))
  }

  /// The item that an expression stands for as a whole row; nil for any other expression.
  func wholeRow(_ node: SyntaxNode, _ scope: Scope) -> RangeItem? {
    guard let name = node.unqualifiedName else { return nil }
    for level in scope.levels {
      if level.items.contains(where: { !$0.merged.contains(name) && $0.column(name) != nil }) { return nil }
      if let item = level.items.first(where: { $0.name == name }) { return item }
    }
    return nil
  }
}
