import FactStore
import SourceModel
import Synchronization
import TestSupport
import Testing

@Suite struct RevisionTests {
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

  @Test func whatIsWrittenIsRead() throws {
    let facts = Samples.revision()
    let store = try write { try $0.replace(facts) }
    #expect(try store.sites(ids: facts.sites.map(\.id)) == facts.sites)
    #expect(try store.files(of: "shop") == facts.files)
    #expect(try store.findings(of: "shop") == facts.findings.sorted())
    let summary = try #require(try store.revisions().first)
    #expect(summary.commit == "c0ffee" && summary.isNewest && summary.fileCount == 3 && summary.siteCount == 1)
    #expect(summary.skipped == facts.skipped && summary.modifiedCount == 1)
    #expect(try store.fileCountsByLanguage() == ["python": 2])
  }

  @Test func readingEndsWhenNobodyWaits() throws {
    let sites = (1...1500).map { Samples.site(line: $0) }
    let store = try write { try $0.replace(Samples.revision(sites: sites)) }
    let count = Mutex(0)
    Cancellation.asking({ count.withLock { $0 > 0 } }) {
      #expect(throws: FactStoreFailure.cancelled) {
        try store.eachSite { _ in count.withLock { $0 += 1 } }
      }
      #expect(throws: FactStoreFailure.cancelled) { try store.tableNames() }
      #expect(throws: Never.self) { try Cancellation.ignored { try store.tableNames() } }
    }
    #expect((1..<1500).contains(count.withLock { $0 }))
  }

  @Test func sitesAreFoundByWhatTheySend() throws {
    let users = Samples.site()
    let orders = Samples.site(line: 20, statements: [Samples.statement("orders", column: "total", number: 2)])
    let store = try write { try $0.replace(Samples.revision(sites: [users, orders])) }
    #expect(try store.sites(with: .fingerprint(Fingerprint(value: 0xfedc_ba98_0000_0001, libraryMajor: 15))) == [users])
    #expect(try store.sites(with: .fingerprint(Fingerprint(value: 0xfedc_ba98_0000_0001, libraryMajor: 16))) == [])
    #expect(try store.sites(with: .fingerprintPrefix("fedcba98")) == [users, orders])
    #expect(try store.sites(with: .fingerprintPrefix("fedcba9800000002")) == [orders])
    #expect(try store.sites(with: .fingerprintPrefix("nonsense")) == [])
    #expect(try store.sites(with: .using(UsedName(schema: nil, table: "orders"))) == [orders])
    #expect(try store.sites(with: .using(UsedName(schema: "public", table: "orders"))) == [orders])
    #expect(try store.sites(with: .using(UsedName(schema: nil, table: "users", column: "email"))) == [users])
    #expect(try store.sites(with: .using(UsedName(schema: "other", table: "users", column: "email"))) == [])
    #expect(try store.sites(with: .using(UsedName(schema: nil, table: "users", column: "id"))) == [users, orders])
    #expect(try store.sites(inFile: "app/users.py", of: "shop") == [users, orders])
    #expect(try store.tableNames() == ["orders", "users"])
    #expect(try store.columnNames(ofTable: "users") == ["email"])
  }

  @Test func anotherRevisionBecomesTheNewest() throws {
    let later = Samples.site(line: 30)
    let store = try write {
      try $0.replace(Samples.revision(commit: "one"))
      try $0.replace(Samples.revision(commit: "two", sites: [later]), earlierRevisions: .kept)
    }
    #expect(try store.revisions().map(\.commit) == ["two", "one"])
    #expect(try store.sites(inFile: "app/users.py", of: "shop") == [later])
    let fewer = try write { try $0.replace(Samples.revision(commit: "three")) }
    #expect(try fewer.revisions().map(\.commit) == ["three"])
  }

  @Test func anUnchangedRevisionIsConfirmed() throws {
    let store = try write {
      try $0.replace(Samples.revision(), recipe: .max)
      try $0.confirm(repository: "shop", commit: "next", indexedAt: Timestamp(seconds: 9))
    }
    #expect(try store.recipe(ofRepository: "shop") == .max)
    #expect(try store.recipe(ofRepository: "blog") == nil)
    #expect(try store.revisions().map(\.commit) == ["next"])
    #expect(try store.revisions().map(\.indexedAt.seconds) == [9])
  }

  @Test func anotherIndexIsTakenOver() throws {
    let other = folder.path("other.sqlite")
    let update = try IndexUpdate(at: other)
    try update.replace(Samples.revision("blog", commit: "old"))
    try update.replace(Samples.revision("blog", commit: nil), earlierRevisions: .kept)
    try update.commit()
    let store = try write {
      try $0.replace(Samples.revision("shop"))
      try $0.replace(Samples.revision("blog", commit: "gone"))
      try $0.takeOverRepositories(of: FactStore(readingAt: other))
    }
    #expect(try store.revisions().map(\.repository) == ["blog", "blog", "shop"])
    #expect(try store.revisions().map(\.commit) == [nil, "old", "c0ffee"])
    #expect(try store.sites(inFile: "app/users.py", of: "blog") == [Samples.site("blog")])
  }

  @Test func extractionsAreKeptWhileTheirFileIsHeld() throws {
    let finding = Finding(code: "unknown-escape", severity: .note, bytes: ByteRange(start: 1, end: 2), message: "odd")
    let extraction = Extraction(program: [1, 2, 3], findings: [finding])
    let scan = BlobScan(skippedBy: nil, isCandidate: true, definedNames: [1, 0xffff_fffe], mentionedNames: [3])
    var store = try write {
      try $0.replace(Samples.revision())
      for blob in ["b1", "unheld"] {
        try $0.keep(extraction, for: ExtractionKey(blob: blob, language: "python", digest: 1))
        try $0.keep(scan, ofBlob: blob, digest: .max)
      }
    }
    #expect(try store.extraction(ExtractionKey(blob: "b1", language: "python", digest: 1)) == extraction)
    #expect(try store.extraction(ExtractionKey(blob: "b1", language: "python", digest: 2)) == nil)
    #expect(try store.extraction(ExtractionKey(blob: "unheld", language: "python", digest: 1)) == nil)
    #expect(try store.extractionKeys() == [ExtractionKey(blob: "b1", language: "python", digest: 1)])
    #expect(try store.scans(digest: .max) == ["b1": scan])
    store = try write { try $0.remove(repository: "shop") }
    #expect(try store.extraction(ExtractionKey(blob: "b1", language: "python", digest: 1)) == nil)
    #expect(try store.revisions().isEmpty && store.tableNames().isEmpty)
  }

  @Test func statementsAreAnalysedAgain() throws {
    let better = Samples.statement("users", column: "name", number: 7)
    let store = try write {
      try $0.replace(Samples.revision())
      try $0.reanalyseSites(of: "shop") { _ in better }
    }
    #expect(try store.sites(inFile: "app/users.py", of: "shop").first?.statements == [better])
    #expect(try store.columnNames(ofTable: nil) == ["id", "name"])
  }
}
