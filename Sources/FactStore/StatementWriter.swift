internal import GRDB
internal import SourceModel

/// Writes statements, each distinct one once.
struct StatementWriter {
  private let database: Database
  private var known: [StatementFacts: Int64] = [:]

  init(_ database: Database) { self.database = database }

  /// The row id of a statement with exactly these facts.
  mutating func row(of facts: StatementFacts) throws -> Int64 {
    if let id = known[facts] { return id }
    let id = try existingRow(of: facts) ?? insert(facts)
    known[facts] = id
    return id
  }

  private func existingRow(of facts: StatementFacts) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM statements WHERE identity = ?"), arguments: [facts.identity])
  }

  private func insert(_ facts: StatementFacts) throws -> Int64 {
    try database.cachedStatement(
      sql: """
        INSERT INTO statements (identity, text, kind, fingerprint, libraryMajor, canonicalForm)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      facts.identity, facts.text, facts.kind.rawValue, facts.fingerprint.map { Int64(bitPattern: $0.value) },
      facts.fingerprint?.libraryMajor, facts.canonicalForm.map(Int64.init(bitPattern:)),
    ])
    let id = database.lastInsertedRowID
    let tables = try database.cachedStatement(sql: "INSERT INTO statementTables VALUES (?, ?, ?, ?, ?)")
    for (ordinal, table) in facts.tables.enumerated() {
      try tables.execute(arguments: [id, ordinal, table.schema, table.name, table.access.rawValue])
    }
    let columns = try database.cachedStatement(sql: "INSERT INTO statementColumns VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    for (ordinal, column) in facts.columns.enumerated() {
      try columns.execute(arguments: [
        id, ordinal, column.schema, column.table, column.column, column.role.rawValue, column.certainty.rawValue,
        column.offset,
      ])
    }
    return id
  }
}

extension StatementFacts {
  /// A hash of all the facts: equal facts are one row.
  fileprivate var identity: Int64 {
    var hash = StableHash()
    func add(_ part: String?) {
      hash.combine((part ?? "\u{1}").utf8)
      hash.combine([0])
    }
    add(text)
    add(kind.rawValue)
    add(fingerprint.map { "\($0.libraryMajor) \($0.hex)" })
    add(canonicalForm.map(String.init))
    for table in tables {
      add(table.schema)
      add(table.name)
      add(table.access.rawValue)
    }
    for column in columns {
      add(column.schema)
      add(column.table)
      add(column.column)
      add(column.role.rawValue)
      add(column.certainty.rawValue)
      add(column.offset.map(String.init))
    }
    return Int64(bitPattern: hash.value)
  }
}
