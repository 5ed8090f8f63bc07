internal import PostgresParser
internal import SourceModel

/// What tells SQL from prose in a parse tree.
struct ShapeMarks {
  private let statement: ParsedStatement
  private var nodesLeft = 2_000
  private var tables: [RelationName] = []
  private var names: [String] = []
  private var structure: Set<String> = []
  private var hasParameter = false
  private var implicitAliases = 0

  init(_ statement: ParsedStatement) { self.statement = statement }

  /// Reads the marks of a node and of all below it, up to a number of nodes that is plenty to tell.
  mutating func read(_ node: SyntaxNode) {
    nodesLeft -= 1
    if nodesLeft < 0 { return }
    switch node.kind {
    case .parameter: hasParameter = true
    case .rangeVariable:
      let table = RelationName(schema: node.text(.schemaName), name: node.text(.relationName) ?? "")
      tables.append(table)
      names.append(table.name)
      if table.schema != nil { structure.insert("qualified") }
    case .columnReference:
      names += node.texts(.fields)
      if node.nodes(.fields).last?.kind == .star { structure.insert("star") }
      if node.texts(.fields).count > 1 { structure.insert("qualified") }
    case .resultTarget: readTarget(node)
    case .expression, .functionCall, .constant, .typeCast, .join, .subLink, .nullTest, .columnDefinition, .sortBy,
      .commonTable, .constraint, .indexElement:
      structure.insert(node.kindName)
    default: break
    }
    for child in node.children { read(child) }
  }

  private mutating func readTarget(_ node: SyntaxNode) {
    guard let alias = node.text(.name), let value = node[.val] else { return }
    names.append(alias)
    guard let word = value.unqualifiedName, let offset = value.offset else { return }
    // `a file` without AS: bare words in a row.
    let rest = statement.text.dropFirst(offset + word.utf8.count).drop(while: isSpace).prefix(3)
    if String(decoding: rest, as: UTF8.self).lowercased() != "as " { implicitAliases += 1 }
  }
}

extension ShapeMarks {
  /// What kinds of statement need few words, and so come about by chance.
  var kindWeight: Double {
    let node = statement.root
    switch node.kind {
    case .select:
      let isBare = node.nodes(.fromClause).isEmpty && structure.isEmpty && !hasParameter
      if isBare && node[.larg] == nil { return -3 }
      // `TABLE users`, which shows no star. Hardly anybody writes it; `TABLE FILTER` heads many a menu.
      return verb.lazy.map({ $0 | 0x20 }).elementsEqual("table".utf8) ? -5 : node.nodes(.targetList).count > 1 ? 0.5 : 0
    case .insert, .merge: return 3
    case .update: return 2.5
    case .delete: return node[.whereClause] == nil ? -0.5 : 0.5
    case .transaction: return -0.5
    case .variableSet: return -1
    case .explain, .prepare, .declareCursor, .createTableAs, .view, .createTable, .createIndex, .copy: return 2
    default: return StatementKind(of: node) == .utility || node.kindName.hasPrefix("Grant") ? -2 : 1
    }
  }

  /// SQL in code is mostly in capitals, sometimes in lower case; a sentence starts with one capital.
  var verbWeight: Double {
    let capitals = verb.count { $0 < 91 }
    if capitals == verb.count { return 2.5 }
    return capitals == 1 && verb.first.map { $0 < 91 } == true ? -1.5 : 0
  }

  private var verb: ArraySlice<UInt8> {
    let text = statement.text
    return text[skippingComments(in: text, from: 0, to: text.count)...].prefix { 65...90 ~= $0 & 0xDF }
  }

  var nameWeight: Double {
    var weight = 0.0
    if !Self.proseWords.isDisjoint(with: names) { weight -= 3 }
    if names.contains(where: { $0.contains("_") }) { weight += 1.5 }
    return weight - Double(min(implicitAliases, 2)) * 1.5
  }

  var structureWeight: Double {
    (hasParameter ? 2 : 0) + (structure.contains("star") ? 0.8 : 0)
      + Double(min(structure.count, 4)) * 0.8
  }

  func tableWeight(_ catalogue: Catalogue?) -> Double {
    guard let catalogue, !tables.isEmpty else { return 0 }
    return tables.contains { catalogue.relation(schema: $0.schema, name: $0.name) != nil } ? 3 : -1
  }

  /// Words that English sentences have where SQL has names, and that are hardly ever names.
  private static let proseWords: Set = [
    "a", "an", "the", "your", "my", "our", "their", "this", "that", "these", "those", "it", "its", "more", "one", "at",
    "here", "me", "us", "you", "we", "is", "are", "be", "please", "which", "what", "how", "if", "every", "another",
  ]
}
