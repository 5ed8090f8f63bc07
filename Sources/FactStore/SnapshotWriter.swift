internal import GRDB
internal import SourceModel

/// Writes one import of statistics.
struct SnapshotWriter {
  private let database: Database
  private let source: String
  private let capturedAt: Timestamp
  private var statements: StatementWriter
  /// New queries of which the facts have still to be written, so that all texts are analysed at once.
  private var waiting: [(query: Int64, sent: SentText)] = []

  init(_ database: Database, source: String, capturedAt: Timestamp) {
    self.database = database
    self.source = source
    self.capturedAt = capturedAt
    statements = StatementWriter(database)
  }

  /// The rows of one production query added up.
  private struct Sum {
    var calls: Int64 = 0
    var totalTime = 0.0
    var rows: Int64 = 0
    var isTopLevel = false
    var texts: [String] = []

    mutating func add(_ row: StatisticsRow) {
      calls += row.calls
      totalTime += row.totalTime
      rows += row.rows
      isTopLevel = isTopLevel || row.isTopLevel
      if let text = row.text, !texts.contains(text) { texts.append(text) }
    }
  }

  mutating func write(_ rows: [StatisticsRow], analyse: IndexUpdate.TextAnalysis) throws {
    let hashes = try Self.hashes(ofThoseWithoutID: rows, analyse)
    var sums: [ProductionQueryKey: Sum] = [:]
    for row in rows {
      let sent = row.text.map { SentText(text: $0, database: row.database) }
      let textHash = row.queryID == nil ? sent.flatMap { hashes[$0] } ?? 0 : nil
      let key = ProductionQueryKey(
        source: source, database: row.database, queryID: row.queryID, textHash: textHash)
      sums[key, default: Sum()].add(row)
    }
    let snapshot = try insertSnapshot(rowCount: rows.count)
    let insert = try database.cachedStatement(sql: "INSERT INTO statistics VALUES (?, ?, ?, ?, ?)")
    for (key, sum) in sums.sorted(by: { $0.key < $1.key }) {
      let query = try queryRow(key, isTopLevel: sum.isTopLevel)
      try insert.execute(arguments: [snapshot, query, sum.calls, sum.totalTime, sum.rows])
      if let first = try add(sum.texts, to: query) {
        waiting.append((query, SentText(text: first, database: key.database)))
      }
    }
    try writeFacts(analyse)
  }

  /// Analyses the texts that wait for it, and writes the facts of each as they come.
  private mutating func writeFacts(_ analyse: IndexUpdate.TextAnalysis) throws {
    let update = try database.cachedStatement(sql: "UPDATE productionQueries SET statement = ? WHERE id = ?")
    var queries = waiting.map(\.query).makeIterator()
    try analyse(waiting.map(\.sent)) { _, facts in
      guard let query = queries.next(), let facts else { return }
      try update.execute(arguments: [try statements.row(of: facts), query])
    }
    waiting = []
  }

  /// What stands for the queryid where there is none.
  private static func hashes(
    ofThoseWithoutID rows: [StatisticsRow], _ analyse: IndexUpdate.TextAnalysis
  ) throws -> [SentText: UInt64] {
    let sent = Set(
      rows.filter { $0.queryID == nil }.compactMap { row in row.text.map { SentText(text: $0, database: row.database) }
      })
    var hashes: [SentText: UInt64] = [:]
    try analyse(Array(sent)) { hashes[$0] = $1?.fingerprint?.value ?? StableHash.of($0.text) }
    return hashes
  }

  private func insertSnapshot(rowCount: Int) throws -> Int64 {
    try database.execute(
      sql: """
        DELETE FROM statistics WHERE snapshot = (SELECT id FROM snapshots WHERE source = ?1 AND capturedAt = ?2);
        """, arguments: [source, capturedAt.seconds])
    try database.execute(
      sql: "INSERT OR REPLACE INTO snapshots (source, capturedAt, rowCount) VALUES (?, ?, ?)",
      arguments: [source, capturedAt.seconds, rowCount])
    return database.lastInsertedRowID
  }

  private func queryRow(_ key: ProductionQueryKey, isTopLevel: Bool) throws -> Int64 {
    let known = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM productionQueries WHERE \(ProductionQueryKey.condition)"),
      arguments: key.arguments)
    if let known {
      try database.cachedStatement(sql: "UPDATE productionQueries SET isTopLevel = ? OR isTopLevel WHERE id = ?")
        .execute(arguments: [isTopLevel, known])
      return known
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO productionQueries (source, databaseName, queryID, textHash, isTopLevel) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      key.source, key.database ?? "", key.queryID, key.textHash.map(Int64.init(bitPattern:)), isTopLevel,
    ])
    return database.lastInsertedRowID
  }

  /// Adds the texts that the query does not have yet. Returns its first text when it had none: the facts are those of it.
  private func add(_ texts: [String], to query: Int64) throws -> String? {
    let known = try String.fetchAll(
      database.cachedStatement(sql: "SELECT text FROM productionTexts WHERE query = ? ORDER BY ordinal"),
      arguments: [query])
    let new = texts.filter { !known.contains($0) }
    let insert = try database.cachedStatement(sql: "INSERT INTO productionTexts VALUES (?, ?, ?)")
    for (ordinal, text) in new.enumerated() {
      try insert.execute(arguments: [query, known.count + ordinal, text])
    }
    return known.isEmpty ? new.first : nil
  }

  /// Drops the oldest snapshots of the source and the queries that only those knew.
  func dropOldSnapshots(keeping limit: Int) throws {
    let obsolete = try Int64.fetchAll(
      database, sql: "SELECT id FROM snapshots WHERE source = ? ORDER BY capturedAt DESC LIMIT -1 OFFSET ?",
      arguments: [source, limit])
    for snapshot in obsolete {
      try database.execute(sql: "DELETE FROM statistics WHERE snapshot = ?", arguments: [snapshot])
      try database.execute(sql: "DELETE FROM snapshots WHERE id = ?", arguments: [snapshot])
    }
    try database.execute(
      sql: "DELETE FROM productionQueries WHERE source = ? AND id NOT IN (SELECT query FROM statistics)",
      arguments: [source])
    try database.execute(sql: "DELETE FROM productionTexts WHERE query NOT IN (SELECT id FROM productionQueries)")
  }

  /// Brings the sums and "last seen" of the source's queries up to date with the snapshots that are held.
  func sumUp() throws {
    let snapshots = try Row.fetchAll(
      database, sql: "SELECT id, capturedAt FROM snapshots WHERE source = ? ORDER BY capturedAt", arguments: [source])
    guard let newest = snapshots.last else { return }
    try database.execute(
      sql: "UPDATE productionQueries SET calls = 0, totalTime = 0, rowCount = 0 WHERE source = ?", arguments: [source])
    try database.execute(
      sql: """
        UPDATE productionQueries SET calls = now.calls, totalTime = now.totalTime, rowCount = now.rowCount
        FROM statistics AS now WHERE now.snapshot = ? AND now.query = productionQueries.id
        """, arguments: [newest[0] as Int64])
    // Only an import out of order changes what the snapshots before the newest say.
    var first = max(1, snapshots.count - 1)
    if newest[1] as Int64 != capturedAt.seconds {
      first = 1
      try database.execute(sql: "UPDATE productionQueries SET lastSeen = NULL WHERE source = ?", arguments: [source])
    }
    for index in snapshots.indices.dropFirst(first) {
      try see(snapshots[index][0], at: snapshots[index][1], after: snapshots[index - 1][0])
    }
  }

  /// Marks the queries whose calls grew between two snapshots. Fewer calls mean that the server started counting anew.
  private func see(_ snapshot: Int64, at seconds: Int64, after earlier: Int64) throws {
    try database.execute(
      sql: """
        UPDATE productionQueries SET lastSeen = ?1
        FROM statistics AS now LEFT JOIN statistics AS before ON before.snapshot = ?2 AND before.query = now.query
        WHERE now.snapshot = ?3 AND now.query = productionQueries.id AND now.calls > 0
          AND now.calls IS NOT before.calls
        """, arguments: [seconds, earlier, snapshot])
  }
}
