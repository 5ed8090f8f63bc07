internal import PostgresParser
internal import SourceModel

/// Which columns a function's body uses.
struct FunctionResolver {
  let catalogue: Catalogue
  let function: FunctionBody

  /// - Parameters:
  ///   - table: whose rows `new` and `old` are; nil to leave them out.
  ///   - transitionTables: further names of that table.
  func uses(rowsOf table: RelationName? = nil, transitionTables: [String] = []) -> Set<ObjectUse> {
    switch function.language {
    case "sql": return statements(table)
    case "plpgsql": return procedure(table, transitionTables)
    default: return []
    }
  }

  private func statements(_ table: RelationName?) -> Set<ObjectUse> {
    let ranges = (try? PostgresParser.split(function.text)) ?? []
    return ranges.reduce(into: []) { found, range in
      found.formUnion(uses(of: .init(kind: .query, range: range), [], table, []))
    }
  }

  private func procedure(_ table: RelationName?, _ transitionTables: [String]) -> Set<ObjectUse> {
    let body = ProceduralBody(function.text)
    return body.fragments.reduce(into: []) { found, fragment in
      found.formUnion(uses(of: fragment, body.variables, table, transitionTables))
    }
  }

  private func uses(
    of fragment: ProceduralBody.Fragment, _ variables: [ProceduralBody.Variable], _ table: RelationName?,
    _ transitionTables: [String]
  ) -> Set<ObjectUse> {
    var resolver = StatementResolver(catalogue: catalogue)
    let scope = scope(variables, table, transitionTables, &resolver)
    var isTarget: Set<ColumnUse> = []
    switch fragment.kind {
    case .query: query(fragment, scope, &resolver)
    case .condition: expression(fragment, .filter, scope, &resolver)
    case .value: expression(fragment, .value, scope, &resolver)
    case .dynamic:
      if let text = constant(fragment) {
        resolve(text, scope, &resolver)
      } else {
        expression(fragment, .value, scope, &resolver)
      }
    case .assignment(let target):
      if target.count == 2, let item = scope.item(schema: nil, name: target[0]), item.table != nil {
        resolver.note(item.sources(of: target[1]), .update, .certain, at: nil)
        isTarget = resolver.columns
      }
      expression(fragment, .value, scope, &resolver)
    }
    return Set(resolver.columns.compactMap { use(of: $0, in: fragment, at: isTarget.contains($0) ? 0 : $0.offset) })
  }

  /// What the names of variables mean, behind those of columns.
  private func scope(
    _ variables: [ProceduralBody.Variable], _ table: RelationName?, _ transitionTables: [String],
    _ resolver: inout StatementResolver
  ) -> Scope {
    let typed =
      function.parameters.map { ($0.name, $0.type) } + variables.map { ($0.name, RelationName(parts: $0.type)) }
    var items = resolver.parameterItems(typed, ofFunction: function.name)
    items +=
      table.map { resolver.rowItems(of: $0) }
      ?? ["new", "old"].map { RangeItem(name: $0, shape: RowShape(columns: [], rest: [.computed])) }
    let scope = Scope(outer: nil, items: items)
    if let shape = table.map({ resolver.tableItem($0).shape }) {
      for name in transitionTables { scope.commonTables[name] = shape }
    }
    return scope
  }

  private func query(_ fragment: ProceduralBody.Fragment, _ scope: Scope, _ resolver: inout StatementResolver) {
    resolve(withoutTargets(Array(function.text[fragment.range.start..<fragment.range.end])), scope, &resolver)
  }

  /// The text that EXECUTE runs, where it is written out.
  private func constant(_ fragment: ProceduralBody.Fragment) -> [UInt8]? {
    let text = Self.prefix + function.text[fragment.range.start..<fragment.range.end]
    let value = (try? ParsedStatement(text))?.inner.nodes(.targetList).first?[.val]
    return value?.constantText.map { Array($0.utf8) }
  }

  /// Whether the body runs statements that are put together when it runs.
  var runsDynamicSQL: Bool {
    function.language == "plpgsql"
      && ProceduralBody(function.text).fragments.contains { $0.kind == .dynamic && constant($0) == nil }
  }

  private func resolve(_ text: [UInt8], _ scope: Scope, _ resolver: inout StatementResolver) {
    guard let statement = try? ParsedStatement(text) else { return }
    switch statement.inner.kind {
    case .select, .insert, .update, .delete, .merge: _ = resolver.query(statement.inner, in: scope)
    default: resolver.statement(statement.inner)
    }
  }

  private func expression(
    _ fragment: ProceduralBody.Fragment, _ role: ColumnRole, _ scope: Scope, _ resolver: inout StatementResolver
  ) {
    let text = Self.prefix + function.text[fragment.range.start..<fragment.range.end]
    guard let statement = try? ParsedStatement(text), statement.inner.kind == .select else { return }
    for value in statement.inner.nodes(.targetList).compactMap({ $0[.val] }) {
      resolver.expression(value, role, scope)
    }
  }

  private static let prefix = Array("SELECT ".utf8)

  /// PERFORM as SELECT, and without the variables of `INTO [STRICT] a, b`, every byte in its place.
  private func withoutTargets(_ text: [UInt8]) -> [UInt8] {
    var text = text
    let tokens = ((try? PostgresParser.scan(text)) ?? []).filter { $0.tokenClass != .comment }
    func word(_ index: Int) -> String {
      guard tokens.indices.contains(index) else { return "" }
      return String(decoding: text[tokens[index].range.start..<tokens[index].range.end], as: UTF8.self).lowercased()
    }
    func blank(_ range: Range<Int>) { for offset in range { text[offset] = UInt8(ascii: " ") } }
    if word(0) == "perform" {
      text.replaceSubrange(tokens[0].range.start..<tokens[0].range.end, with: Array("SELECT ".utf8))
    }
    guard let into = tokens.indices.first(where: { word($0) == "into" && !["insert", "merge"].contains(word($0 - 1)) })
    else { return text }
    var end = into + 1
    if word(end) == "strict" { end += 1 }
    // Names with dots between their parts and commas between them.
    while tokens.indices.contains(end), tokens[end].tokenClass == .identifier || tokens[end].tokenClass == .keyword {
      end += 1
      while word(end) == "." { end += 2 }
      guard word(end) == "," else { break }
      end += 1
    }
    blank(tokens[into].range.start..<tokens[min(end, tokens.count) - 1].range.end)
    return text
  }

  private func use(of use: ColumnUse, in fragment: ProceduralBody.Fragment, at offset: Int?) -> ObjectUse? {
    let table = RelationName(schema: use.schema, name: use.table)
    guard catalogue[table] != nil, let role = ObjectUse.Role(rawValue: use.role.rawValue) else { return nil }
    var place = offset ?? 0
    if fragment.kind == .dynamic {
      place = 0
    } else if fragment.kind != .query {
      place = max(place - Self.prefix.count, 0)
    }
    let before = function.text[..<min(fragment.range.start + place, function.text.count)]
    return ObjectUse(
      table: table, column: use.column, role: role, certainty: use.certainty,
      line: function.line.map { $0 + before.count { $0 == UInt8(ascii: "\n") } })
  }
}
