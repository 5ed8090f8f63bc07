internal import PostgresParser
internal import SourceModel

extension CanonicalForm {
  /// Operators in the forms into which PostgreSQL's `parser/parse_expr.c` turns them.
  func expression(_ node: SyntaxNode) -> UInt64 {
    guard let right = node[.rexpr] else { return rest(of: node) }
    let left = node[.lexpr].map { [hash($0)] } ?? []
    let name = node.texts(.name).last ?? ""
    switch node.symbol(.kind) {
    case "AEXPR_OP", "AEXPR_LIKE", "AEXPR_ILIKE", "AEXPR_SIMILAR":
      return comparison(name, node[.lexpr], hashed: left, right)
    case "AEXPR_BETWEEN", "AEXPR_NOT_BETWEEN", "AEXPR_BETWEEN_SYM", "AEXPR_NOT_BETWEEN_SYM":
      return between(node.symbol(.kind), left, right.nodes(.items).map(hash))
    case "AEXPR_IN": return list(name, node[.lexpr], hashed: left, right.nodes(.items))
    case "AEXPR_OP_ANY": return mix("any " + name, left + [hash(right)])
    case "AEXPR_OP_ALL": return mix("all " + name, left + [hash(right)])
    case "AEXPR_NOT_DISTINCT": return mix("NOT_EXPR", [mix("distinct", left + [hash(right)])])
    case "AEXPR_DISTINCT": return mix("distinct", left + [hash(right)])
    default: return rest(of: node)
    }
  }

  func operation(_ name: String, _ operands: [UInt64]) -> UInt64 { mix("operator " + name, operands) }

  /// Rows are equal when all their items are, and differ when any does.
  ///
  /// - Parameter hashed: the left side's hash, which is made once: chains of operators lean to the left.
  private func comparison(
    _ name: String, _ left: SyntaxNode?, hashed: [UInt64], _ right: SyntaxNode
  ) -> UInt64 {
    if let left, left.kind == .row, right.kind == .row, name == "=" || name == "<>" {
      let pairs = zip(left.nodes(.args), right.nodes(.args)).map { operation(name, [hash($0), hash($1)]) }
      return pairs.count == 1 ? pairs[0] : mix(name == "=" ? "AND_EXPR" : "OR_EXPR", pairs)
    }
    return operation(name, hashed + [hash(right)])
  }

  /// A missing ELSE gives NULL.
  func conditional(_ node: SyntaxNode) -> UInt64 {
    rest(of: node, except: ["defresult"], behind: [node[.defaultResult].map(hash) ?? constant])
  }

  /// `SET (a, b) = (1, 2)` is two assignments.
  func assigned(_ node: SyntaxNode) -> UInt64 {
    guard let row = node[.source], row.kind == .row, row.nodes(.args).count >= node.integer(.columnNumber) else {
      return rest(of: node)
    }
    return hash(row.nodes(.args)[node.integer(.columnNumber) - 1])
  }

  private func between(_ kind: String, _ value: [UInt64], _ bounds: [UInt64]) -> UInt64 {
    guard bounds.count == 2 else { return mix(kind, value + bounds) }
    func inside(_ low: Int, _ high: Int) -> UInt64 {
      mix("AND_EXPR", [operation(">=", value + [bounds[low]]), operation("<=", value + [bounds[high]])])
    }
    func outside(_ low: Int, _ high: Int) -> UInt64 {
      mix("OR_EXPR", [operation("<", value + [bounds[low]]), operation(">", value + [bounds[high]])])
    }
    switch kind {
    case "AEXPR_BETWEEN": return inside(0, 1)
    case "AEXPR_NOT_BETWEEN": return outside(0, 1)
    case "AEXPR_BETWEEN_SYM": return mix("OR_EXPR", [inside(0, 1), inside(1, 0)])
    default: return mix("AND_EXPR", [outside(0, 1), outside(1, 0)])
    }
  }

  /// `IN (…)`: what names columns is compared one by one; of two and more others the server makes an array.
  private func list(
    _ name: String, _ value: SyntaxNode?, hashed: [UInt64], _ items: [SyntaxNode]
  ) -> UInt64 {
    let isRow = items.contains { $0.kind == .row }
    let plain = items.filter { !$0.namesColumn }
    let isArray = plain.count > 1 && !isRow
    let array = mix("A_ArrayExpr", [StableHash.of("elements")] + plain.map(hash))
    let compared = (isArray ? items.filter(\.namesColumn) : items).map {
      comparison(name, value, hashed: hashed, $0)
    }
    let membership = mix((name == "=" ? "any " : "all ") + name, hashed + [array])
    let parts = isArray ? [membership] + compared : compared
    return parts.count == 1 ? parts[0] : mix(name == "=" ? "OR_EXPR" : "AND_EXPR", parts)
  }
}

extension SyntaxNode {
  /// Whether a column stands in this expression, but not in a subquery of it.
  fileprivate var namesColumn: Bool {
    kind == .columnReference || (kind != .subLink && children.contains { $0.namesColumn })
  }
}
