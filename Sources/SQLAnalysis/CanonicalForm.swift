internal import PostgresParser
internal import SourceModel

/// A hash that is equal for texts which PostgreSQL 15 gives one queryid, though their fingerprints may differ.
///
/// Not told apart are: qualified and unqualified names, aliases of tables, names of output columns, an output column's name
/// or number and its expression in ORDER BY and GROUP BY, BETWEEN and the two comparisons, `LIKE` and `~~`, a list behind IN
/// and the same array behind ANY, sort options that are the default, constants and parameters; with the schema, `*` and the
/// list of its columns. Unlike a fingerprint it keeps the order and the length of lists. It follows the transformations of
/// PostgreSQL's `parser/` and what `utils/misc/queryjumble.c` leaves out; `Fixtures/analysis/canonical-pairs.txt` is checked
/// against a server.
///
/// - Returns: nil for statements other than SELECT, INSERT, UPDATE, DELETE and MERGE, whose queryid is that of their text.
package func canonicalForm(of statement: ParsedStatement, catalogue: Catalogue?) -> UInt64? {
  withParserStack {
    var resolver = StatementResolver(catalogue: catalogue)
    resolver.statement(statement.inner)
    return CanonicalForm(resolver: resolver).hash(of: statement)
  }
}

/// Hashes trees; names are replaced by what the resolver has found them to stand for.
struct CanonicalForm {
  /// Has been through the statement.
  let resolver: StatementResolver

  /// nil for statements whose queryid is that of their text.
  func hash(of statement: ParsedStatement) -> UInt64? {
    guard [.select, .insert, .update, .delete, .merge].contains(statement.inner.kind) else { return nil }
    return hash(statement.inner)
  }

  func hash(_ node: SyntaxNode) -> UInt64 {
    switch node.kind {
    case .constant, .parameter: return constant
    case .columnReference: return column(node)
    case .rangeVariable: return table(node)
    case .expression: return expression(node)
    case .caseExpression: return conditional(node)
    case .multipleAssignment: return assigned(node)
    case .boolean: return mix(node.symbol(.booleanOperator), node.nodes(.args).map(hash))
    case .subLink: return subLink(node)
    case .select: return select(node)
    case .insert: return insert(node)
    case .join: return join(node)
    case .sortBy: return sortItem(node, hash)
    default: return rest(of: node)
    }
  }

  /// Of any node: its kind and all its fields, but for those that are handled by the caller or mean nothing.
  func rest(of node: SyntaxNode, except handled: Set<String> = [], _ parts: [UInt64] = [], behind: [UInt64] = [])
    -> UInt64
  {
    var parts = parts
    for (name, content) in node.contents where !Self.meaningless.contains(name) && !handled.contains(name) {
      parts.append(StableHash.of(name))
      switch content {
      case .node(let child): parts.append(hash(child))
      case .nodes(let children) where name == "returning_list": parts += targets(children)
      case .nodes(let children): parts += children.withoutSystemSchema.map(hash)
      case .text(let text): parts.append(StableHash.of(text))
      case .integer(let number): parts.append(UInt64(bitPattern: Int64(number)))
      case .float(let number): parts.append(number.bitPattern)
      }
    }
    return mix(node.kindName, parts + behind)
  }

  var constant: UInt64 { mix("constant", []) }

  func mix(_ tag: String, _ parts: [UInt64]) -> UInt64 {
    var hash = StableHash()
    hash.combine(tag.utf8)
    for part in parts { hash.combine(part) }
    return hash.value
  }

  /// Places, names that mean the same whatever they are, and how a thing was spelled.
  private static let meaningless: Set = [
    "location", "stmt_location", "stmt_len", "rtindex", "alias", "join_using_alias", "aliascolnames", "funcformat",
    "row_format", "relpersistence",
  ]

  private func column(_ node: SyntaxNode) -> UInt64 {
    guard let identities = resolver.identities[node.id] else {
      return mix("name", node.nodes(.fields).map(hash))
    }
    return identities.count == 1 ? identity(identities[0]) : mix("columns", identities.map(identity))
  }

  func identity(_ identity: RowShape.Identity) -> UInt64 {
    mix("column", [UInt64(identity.item), StableHash.of(identity.column)])
  }

  private func table(_ node: SyntaxNode) -> UInt64 {
    // FOR UPDATE OF names an item, not a table.
    if let item = resolver.identities[node.id]?.first, item.column.isEmpty { return identity(item) }
    let name = resolver.tableName(node)
    // Where no catalogue tells, `public` is taken to be in the search path.
    let schema = name.schema == "public" ? nil : name.schema
    return mix(schema ?? "", [StableHash.of(name.name), node.flag(.includesDescendants) ? 1 : 0])
  }

  private func subLink(_ node: SyntaxNode) -> UInt64 {
    let isIn = node.symbol(.subLinkType) == "ANY_SUBLINK" && node.nodes(.operatorName).isEmpty
    return rest(
      of: node, except: ["oper_name"],
      isIn ? [StableHash.of("=")] : node.texts(.operatorName).suffix(1).map(StableHash.of))
  }
}

extension [SyntaxNode] {
  /// A qualified name without `pg_catalog`, which every search path has.
  fileprivate var withoutSystemSchema: ArraySlice<SyntaxNode> {
    count > 1 && self[0].kind == .string && self[0].text(.stringValue) == "pg_catalog" ? dropFirst() : self[...]
  }
}
