internal import QueryTemplates
package import SourceModel

/// What can be told of a statement that PostgreSQL's parser does not read: one that is cut, has holes, or is newer than the
/// parser.
///
/// Tables are the names behind FROM, JOIN, INTO, UPDATE and their like. Columns are the names that are qualified with one of
/// these tables or, with a catalogue, are columns of one; their roles follow the last clause word before them. All are
/// ambiguous, as nothing was resolved.
///
/// - Returns: nil when the text does not start like a statement.
package func sketch(_ text: [UInt8], catalogue: Catalogue?) -> StatementFacts? {
  let tokens = SQLLexer.scan(text).tokens.filter { $0.kind != .comment }
  guard let first = tokens.first(where: { $0.kind == .word }), let kind = StatementKind(verb: first.name) else {
    return nil
  }
  var sketch = StatementSketch(tokens: tokens, catalogue: catalogue)
  sketch.findTables()
  sketch.findColumns()
  return StatementFacts(
    text: String(decoding: text, as: UTF8.self), kind: kind, fingerprint: nil, tables: Set(sketch.uses).sorted(),
    columns: Set(sketch.columns).sorted())
}

/// Reads a statement word by word.
private struct StatementSketch {
  let tokens: [SQLToken]
  let catalogue: Catalogue?
  var uses: [TableUse] = []
  var columns: [ColumnUse] = []
  private var tablesByName: [String: RelationName] = [:]
  /// Tokens that are names of tables and aliases.
  private var taken: Set<Int> = []

  init(tokens: [SQLToken], catalogue: Catalogue?) {
    self.tokens = tokens
    self.catalogue = catalogue
  }

  mutating func findTables() {
    var access: TableUse.Access?
    var depths: [Bool] = []
    for index in tokens.indices {
      if tokens[index].isSymbol("(") {
        // `extract(year FROM x)`: FROM in the brackets of a call is no clause.
        depths.append(index > 0 && tokens[index - 1].isName && !Self.clauseWords.contains(tokens[index - 1].name))
      } else if tokens[index].isSymbol(")") {
        _ = depths.popLast()
      }
      let isCall = depths.last ?? false
      if let opened = Self.tableWords[tokens[index].word], !isCall, !follows(index, "do", "for", "distinct") {
        access = follows(index, "delete") ? .write : opened
      } else if let current = access, !taken.contains(index) {
        if Self.fillers.contains(tokens[index].word) { continue }
        access = table(at: index, current) ? (current == .read && continues(index) ? .read : nil) : nil
      }
    }
  }

  /// Takes a table's name and its alias from the tokens, if they stand here.
  private mutating func table(at index: Int, _ access: TableUse.Access) -> Bool {
    guard tokens[index].isName, !Self.clauseWords.contains(tokens[index].word) else { return false }
    var end = index
    while end + 2 < tokens.count, tokens[end + 1].isSymbol("."), tokens[end + 2].isName { end += 2 }
    if end + 1 < tokens.count, tokens[end + 1].isSymbol("("), access == .read { return false }
    let written = RelationName(parts: stride(from: index, through: end, by: 2).map { tokens[$0].name })
    let name = catalogue?.relation(schema: written.schema, name: written.name)?.name ?? written
    uses.append(TableUse(schema: name.schema, name: name.name, access: access))
    tablesByName[name.name] = name
    taken.formUnion(index...end)
    var next = end + 1
    if next < tokens.count, tokens[next].word == "as" { next += 1 }
    if next < tokens.count, tokens[next].isName, !Self.clauseWords.contains(tokens[next].word) {
      tablesByName[tokens[next].name] = name
      taken.formUnion(end + 1...next)
    }
    return true
  }

  /// Whether a comma behind the table that stands here brings another one.
  private func continues(_ index: Int) -> Bool {
    let next = (index + 1..<tokens.count).first { !taken.contains($0) }
    return next.map { tokens[$0].isSymbol(",") } ?? false
  }

  private func follows(_ index: Int, _ words: String...) -> Bool { index > 0 && words.contains(tokens[index - 1].word) }

  mutating func findColumns() {
    var role = ColumnRole.select
    for index in tokens.indices where !taken.contains(index) {
      if let clause = Self.roles[tokens[index].word] { role = clause }
      guard tokens[index].isName, index + 1 >= tokens.count || !tokens[index + 1].isSymbol("("),
        index + 1 >= tokens.count || !tokens[index + 1].isSymbol(".")
      else { continue }
      for table in tables(withColumnAt: index) {
        columns.append(
          ColumnUse(
            schema: table.schema, table: table.name, column: tokens[index].name, role: role, certainty: .ambiguous,
            offset: tokens[index].range.start))
      }
    }
  }

  private func tables(withColumnAt index: Int) -> Set<RelationName> {
    if index > 1, tokens[index - 1].isSymbol("."), tokens[index - 2].isName {
      return tablesByName[tokens[index - 2].name].map { [$0] } ?? []
    }
    return Set(tablesByName.values.filter { catalogue?[$0]?.columns.contains(tokens[index].name) ?? false })
  }
}

extension StatementSketch {
  private static let tableWords: [String: TableUse.Access] = [
    "from": .read, "join": .read, "using": .read, "into": .write, "update": .write, "truncate": .write,
  ]
  /// Words that may stand between those and the table's name.
  private static let fillers: Set = ["only", "table", "lateral", ","]
  /// Words that are no name of a table and no alias.
  private static let clauseWords: Set = [
    "select", "from", "where", "join", "inner", "left", "right", "full", "cross", "natural", "on", "using", "group",
    "order", "having", "limit", "offset", "union", "except", "intersect", "set", "values", "returning", "for", "and",
    "or", "in", "exists", "window", "fetch", "when", "default", "as", "with", "do", "not", "any", "all", "over",
  ]
  private static let roles: [String: ColumnRole] = [
    "select": .select, "where": .filter, "having": .filter, "on": .join, "group": .group, "order": .order,
    "set": .update, "into": .insert, "values": .value, "returning": .return, "conflict": .conflict,
  ]
}

extension SQLToken {
  /// A name as PostgreSQL folds it, or a keyword in lower case.
  fileprivate var name: String { String(decoding: spelling, as: UTF8.self) }
  /// The same for what is not quoted; empty for all that is no word.
  fileprivate var word: String { kind == .word || kind == .symbol ? name : "" }
  fileprivate var isName: Bool { kind == .word || kind == .quotedName }
  fileprivate func isSymbol(_ symbol: String) -> Bool { kind == .symbol && name == symbol }
}

extension StatementKind {
  /// By the first word of a statement.
  fileprivate init?(verb: String) {
    switch verb {
    case "select", "with", "values", "table": self = .select
    case "insert": self = .insert
    case "update": self = .update
    case "delete": self = .delete
    case "merge": self = .merge
    case "create", "alter", "drop", "comment", "grant", "revoke": self = .schema
    case "begin", "commit", "rollback", "savepoint", "release", "start", "end", "abort": self = .transaction
    case "set", "show", "copy", "vacuum", "analyze", "listen", "notify", "truncate", "lock", "explain", "declare",
      "fetch",
      "prepare", "execute", "call", "refresh", "reindex", "cluster":
      self = .utility
    default: return nil
    }
  }
}
