internal import GRDB
internal import SourceModel

/// Writes statements, each distinct one once.
struct StatementWriter {
  private let database: Database
  /// The rows of the statements that were written, by the hash of all their facts.
  private var known: [Int64: Int64] = [:]

  init(_ database: Database) { self.database = database }

  /// The row id of a statement with exactly these facts.
  mutating func row(of facts: StatementFacts) throws -> Int64 {
    let identity = facts.identity
    if let id = known[identity] { return id }
    let id = try existingRow(identity) ?? insert(facts, identity)
    known[identity] = id
    return id
  }

  private func existingRow(_ identity: Int64) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM statements WHERE identity = ?"), arguments: [identity])
  }

  private func insert(_ facts: StatementFacts, _ identity: Int64) throws -> Int64 {
    try database.cachedStatement(
      sql: """
        INSERT INTO statements (identity, text, kind, fingerprint, libraryMajor, canonicalForm)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      identity, facts.text, facts.kind.rawValue, facts.fingerprint.map { Int64(bitPattern: $0.value) },
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
