import FactStore
import SourceModel
import TestSupport
import Testing

@Suite struct ProductionTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("index.sqlite")
  }

  private func write(_ body: (IndexUpdate) throws -> Void) throws -> FactStore {
    let update = try IndexUpdate(at: path)
    try body(update)
    try update.commit()
    return try FactStore(readingAt: path)
  }

  /// One snapshot a list of rows, a hundred seconds apart.
  private func record(_ snapshots: [[StatisticsRow]], in update: IndexUpdate) throws {
    for (index, rows) in snapshots.enumerated() {
      try update.record(source: "main", capturedAt: Timestamp(seconds: Int64(index + 1) * 100), rows: rows) {
        texts, take in
        for text in texts { try take(text, Samples.statement()) }
      }
    }
  }

  @Test func rowsOfOneQueryAreAddedUp() throws {
    let store = try write {
      try record(
        [
          [
            Samples.row(-5, "SELECT 1", calls: 2),
            Samples.row(-5, "select 1", calls: 3, user: "cron", isTopLevel: false),
            Samples.row(-5, nil, calls: 4), Samples.row(-5, "SELECT 1", calls: 1, database: nil),
          ]
        ], in: $0)
    }
    let queries = try store.productionQueries(queryID: -5)
    #expect(queries.map(\.database) == [nil, "shop"])
    #expect(queries.map(\.calls) == [1, 9])
    let query = try #require(queries.last)
    #expect(query.texts == ["SELECT 1", "select 1"] && query.rows == 27 && query.totalTime == 18 && query.isTopLevel)
    #expect(query.facts == Samples.statement() && query.lastSeen == nil)
    #expect(try store.productionQueries(with: .fingerprintPrefix("fedcba98")) == queries)
    #expect(try store.snapshots() == [Snapshot(source: "main", capturedAt: Timestamp(seconds: 100), rowCount: 4)])
  }

  @Test func rowsWithoutAnIDAreKeyedByTheirText() throws {
    let store = try write {
      try record(
        [[Samples.row(nil, "SELECT 1"), Samples.row(nil, "SELECT  1"), Samples.row(nil, nil, calls: 7)]], in: $0)
    }
    let queries = try store.productionQueries()
    #expect(queries.map(\.calls).sorted() == [2, 7])
    #expect(queries.first { $0.calls == 7 }?.texts == [])
  }

  @Test(
    arguments: [
      (calls: [5], seen: nil), (calls: [5, 5], seen: nil), (calls: [5, 6], seen: 200), (calls: [5, 6, 6], seen: 200),
      (calls: [5, 2, 2], seen: 200), (calls: [5, 0, 0], seen: nil), (calls: [nil, 4], seen: 200),
      (calls: [5, 6, nil], seen: 200), (calls: [5, nil, 5], seen: 300),
    ] as [(calls: [Int64?], seen: Int64?)])
  func lastSeenIsWhenCallsGrew(calls: [Int64?], seen: Int64?) throws {
    let snapshots = calls.map { calls in
      [Samples.row(1, "SELECT 1", calls: 1)] + (calls.map { [Samples.row(2, "SELECT 2", calls: $0)] } ?? [])
    }
    let store = try write { try record(snapshots, in: $0) }
    let query = try #require(try store.productionQueries(queryID: 2).first)
    #expect(query.lastSeen?.seconds == seen)
    #expect(query.calls == (calls.last ?? 0) ?? 0)
    // The same in whatever order the snapshots are imported.
    let backwards = try write { update in
      for index in snapshots.indices.reversed() {
        try update.record(
          source: "copy", capturedAt: Timestamp(seconds: Int64(index + 1) * 100), rows: snapshots[index]
        ) { texts, take in for text in texts { try take(text, nil) } }
      }
    }
    #expect(try backwards.productionQueries(queryID: 2).map(\.lastSeen?.seconds) == [seen, seen])
  }

  @Test func theLastNinetySnapshotsAreKept() throws {
    let store = try write { update in
      try record((0..<100).map { [Samples.row($0 < 10 ? 1 : 2, "SELECT 1", calls: Int64($0))] }, in: update)
    }
    #expect(try store.snapshots().count == 90)
    #expect(try store.snapshots().first?.capturedAt.seconds == 1100)
    #expect(try store.productionQueries().map(\.queryID) == [2])
    #expect(try store.productionQueries().map(\.calls) == [99])
  }

  @Test func importingASnapshotAgainReplacesIt() throws {
    let store = try write {
      try record([[Samples.row(1, "SELECT 1", calls: 5)]], in: $0)
      try record([[Samples.row(1, "SELECT 1", calls: 6)]], in: $0)
    }
    #expect(try store.snapshots().count == 1)
    #expect(try store.productionQueries().map(\.calls) == [6])
  }

  @Test func matchesAreReplaced() throws {
    let site = Samples.site()
    let match = QueryMatch(site: site.id, tier: .fingerprint, confidence: 0.99, reason: "same fingerprint")
    let weaker = QueryMatch(site: site.id, tier: .template, confidence: 0.5, reason: "9 of 12 tokens are fixed")
    let store = try write { update in
      try update.replace(Samples.revision())
      try record([[Samples.row(1, "SELECT 1"), Samples.row(nil, "SELECT 2")]], in: update)
      let keys = try update.store.productionQueries().map(\.key)
      try update.replaceMatches { write in try write(keys[0], [weaker]) }
      try update.replaceMatches { write in
        try write(keys[0], [match, weaker])
        try write(keys[1], [match])
      }
    }
    let keys = try store.productionQueries().map(\.key)
    #expect(try store.matches(for: keys[0]) == [match, weaker])
    #expect(try store.matches() == [keys[0]: [match, weaker], keys[1]: [match]])
    #expect(try store.productionQueries(matching: site.id).map(\.key) == keys)
    let without = try write { try $0.remove(repository: "shop") }
    #expect(try without.matches().isEmpty)
  }

  @Test func cataloguesAndRelationsAreKept() throws {
    let store = try write {
      try $0.setCatalogue([1, 2], ofDatabase: "shop")
      try $0.setCatalogue([3], ofDatabase: nil)
      try $0.setDatabases(["shop", "log"], ofRepository: "web")
    }
    #expect(try store.catalogues() == ["shop": [1, 2], nil: [3]])
    #expect(try store.databases(ofRepository: "web") == ["log", "shop"])
  }

  @Test func productionIsAnalysedAgain() throws {
    let better = Samples.statement("orders", column: "total", number: 9)
    let store = try write {
      try record([[Samples.row(1, "SELECT 1"), Samples.row(2, nil)]], in: $0)
      try $0.reanalyseProduction { _, database in database == "shop" ? better : nil }
    }
    #expect(try store.productionQueries(with: .using(UsedName(schema: nil, table: "orders"))).map(\.queryID) == [1])
    #expect(try store.tableNames() == ["orders"])
  }
}
