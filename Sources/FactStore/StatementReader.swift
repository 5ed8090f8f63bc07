internal import GRDB
internal import SourceModel

/// Reads the facts of statements by row id, each once.
struct StatementReader {
  private var known: [Int64: StatementFacts] = [:]

  /// The facts of the statements with these row ids, and of those that were read before, by row id.
  mutating func facts(of ids: [Int64], in database: Database) throws -> [Int64: StatementFacts] {
    let missing = Set(ids).filter { known[$0] == nil }
    if !missing.isEmpty { try load(missing.sorted(), in: database) }
    return known
  }

  private mutating func load(_ ids: [Int64], in database: Database) throws {
    let statements = try database.rows(
      of: ids,
      "SELECT id, text, kind, fingerprint, libraryMajor, canonicalForm FROM statements WHERE id IN \(Database.list)")
    while let row = try statements.next() {
      let fingerprint = (row[3] as Int64?).map {
        Fingerprint(value: UInt64(bitPattern: $0), libraryMajor: row[4] as Int? ?? 0)
      }
      known[row[0]] = StatementFacts(
        text: row[1], kind: try row.decoded(2), fingerprint: fingerprint,
        canonicalForm: (row[5] as Int64?).map(UInt64.init(bitPattern:)), tables: [], columns: [])
    }
    let tables = try database.rows(
      of: ids,
      """
      SELECT statement, schemaName, tableName, access FROM statementTables WHERE statement IN \(Database.list)
      ORDER BY statement, ordinal
      """)
    while let row = try tables.next() {
      known[row[0]]?.tables.append(TableUse(schema: row[1], name: row[2], access: try row.decoded(3)))
    }
    let columns = try database.rows(
      of: ids,
      """
      SELECT statement, schemaName, tableName, columnName, role, certainty, offset FROM statementColumns
      WHERE statement IN \(Database.list) ORDER BY statement, ordinal
      """)
    // Of a statement after the other, so that each is looked up once.
    var (statement, uses): (Int64?, [ColumnUse]) = (nil, [])
    while let row = try columns.next() {
      let next: Int64 = row[0]
      if next != statement {
        if let statement { known[statement]?.columns = uses }
        (statement, uses) = (next, [])
      }
      uses.append(
        ColumnUse(
          schema: row[1], table: row[2], column: row[3], role: try row.decoded(4), certainty: try row.decoded(5),
          offset: row[6]))
    }
    if let statement { known[statement]?.columns = uses }
  }
}
