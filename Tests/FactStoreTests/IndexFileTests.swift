import FactStore
import Foundation
import Glibc
import GRDB
import SourceModel
import TestSupport
import Testing

/// The index as a file: who may read and write it, and what is told when it is not as it should be.
@Suite struct IndexFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("index.sqlite")
  }

  private func makeIndex() throws {
    let update = try IndexUpdate(at: path)
    try update.replace(Samples.revision())
    try update.record(source: "main", capturedAt: Timestamp(seconds: 1), rows: [Samples.row(1, "SELECT 1")]) {
      texts, take in
      for text in texts { try take(text, Samples.statement()) }
    }
    try update.commit()
  }

  /// Changes the index behind pgxref's back.
  private func alter(_ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  @Test func oneFileIsAtRest() throws {
    try makeIndex()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    #expect(names == ["index.sqlite", "index.sqlite.lock"])
  }

  @Test func nothingChangesBeforeCommit() throws {
    try makeIndex()
    let update = try IndexUpdate(at: path)
    try update.remove(repository: "shop")
    #expect(try update.store.revisions().isEmpty)
    #expect(try FactStore(readingAt: path).revisions().count == 1)
    update.discard()
    #expect(try FactStore(readingAt: path).revisions().count == 1)
    try oneFileIsAtRest()
  }

  @Test func anOpenReaderKeepsItsIndex() throws {
    try makeIndex()
    let reader = try FactStore(readingAt: path)
    let update = try IndexUpdate(at: path)
    try update.remove(repository: "shop")
    try update.commit()
    #expect(try reader.revisions().count == 1)
    #expect(try FactStore(readingAt: path).revisions().isEmpty)
  }

  @Test func theSecondWriterIsToldWhoWrites() throws {
    let first = try IndexUpdate(at: path)
    let process = Int(ProcessInfo.processInfo.processIdentifier)
    #expect(throws: FactStoreFailure.locked(path: path, process: process)) { try IndexUpdate(at: path) }
    first.discard()
    try IndexUpdate(at: path).commit()
  }

  @Test func leftoversOfAKilledRunAreRemoved() throws {
    try makeIndex()
    for name in ["index.sqlite.new", "index.sqlite.new-journal", "index.sqlite.new-wal"] {
      try folder.write("half a file", to: name)
    }
    #expect(try FactStore(readingAt: path).revisions().count == 1)
    try oneFileIsAtRest()
  }

  @Test func aLinkedIndexStaysALink() throws {
    try makeIndex()
    let link = folder.path("link.sqlite")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "index.sqlite")
    let update = try IndexUpdate(at: link)
    try update.remove(repository: "shop")
    try update.commit()
    #expect(try FactStore(readingAt: path).revisions().isEmpty)
  }

  @Test func missing() throws {
    #expect(throws: FactStoreFailure.missing(path: path)) { try FactStore(readingAt: path) }
  }

  @Test(arguments: ["", "not a database, but rather a text that is longer than SQLite's header of a hundred bytes is"])
  func notSQLite(content: String) throws {
    try folder.write(content, to: "index.sqlite")
    #expect(throws: FactStoreFailure.notAnIndex(path: path)) { try FactStore(readingAt: path) }
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() throws {
    try alter("CREATE TABLE mine (x)")
    #expect(throws: FactStoreFailure.notAnIndex(path: path)) { try FactStore(readingAt: path) }
    #expect(throws: FactStoreFailure.notAnIndex(path: path)) { try IndexUpdate(at: path) }
  }

  @Test func truncated() throws {
    try makeIndex()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in [1000, bytes.count / 2, bytes.count - 4096] {
      try folder.write(bytes.prefix(length), to: "index.sqlite")
      let failure = #expect(throws: FactStoreFailure.self) { try FactStore(readingAt: path) }
      if case .corrupt = failure { continue }
      Issue.record("\(length) bytes: \(String(describing: failure))")
    }
  }

  @Test func damagedInside() throws {
    try makeIndex()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for offset in 4096..<bytes.count { bytes[offset] = 0x5a }
    try folder.write(bytes, to: "index.sqlite")
    let failure = #expect(throws: FactStoreFailure.self) { try FactStore(readingAt: path).revisions() }
    if case .corrupt = failure { return }
    Issue.record("\(String(describing: failure))")
  }

  @Test(arguments: ["PRAGMA user_version = 99", "UPDATE meta SET value = 99 WHERE key = 'codeFactsVersion'"])
  func newer(change: String) throws {
    try makeIndex()
    try alter(change)
    #expect(throws: FactStoreFailure.newer(path: path)) { try FactStore(readingAt: path) }
    #expect(throws: FactStoreFailure.newer(path: path)) { try IndexUpdate(at: path) }
  }

  @Test func olderCodeFactsAreDroppedAndStatisticsKept() throws {
    try makeIndex()
    try alter("UPDATE meta SET value = 0; ALTER TABLE sites DROP COLUMN isOpen")
    let reader = try FactStore(readingAt: path)
    let update = try IndexUpdate(at: path)
    try update.commit()
    for store in try [reader, FactStore(readingAt: path)] {
      #expect(try store.revisions().isEmpty)
      #expect(try store.repositoriesAwaitingIndexing() == ["shop"])
      #expect(try store.productionQueries().map(\.texts) == [["SELECT 1"]])
    }
    let again = try IndexUpdate(at: path)
    try again.replace(Samples.revision())
    #expect(try again.store.repositoriesAwaitingIndexing().isEmpty)
  }

  @Test func aFolderThatCannotBeMade() throws {
    try folder.write("a file", to: "file")
    let path = folder.path("file/index.sqlite")
    let failure = #expect(throws: FactStoreFailure.self) { try IndexUpdate(at: path) }
    if case .notWritable = failure { return }
    Issue.record("\(String(describing: failure))")
  }

  /// Root may write anywhere.
  @Test(.enabled(if: getuid() != 0)) func aFolderThatCannotBeWrittenCanBeRead() throws {
    try makeIndex()
    try FileManager.default.removeItem(atPath: path + ".lock")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path())
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path()) }
    #expect(try FactStore(readingAt: path).revisions().count == 1)
    let failure = #expect(throws: FactStoreFailure.self) { try IndexUpdate(at: path) }
    if case .notWritable = failure { return }
    Issue.record("\(String(describing: failure))")
  }
}
