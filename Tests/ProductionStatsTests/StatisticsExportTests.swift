import Foundation
import ProductionStats
import SourceModel
import Testing

/// Every file in Fixtures/statistics is read; what comes of it stands beside it with `.expected` added to its name.
struct StatisticsExportTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/statistics").standardizedFileURL

  static let files =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)))
    .map { $0.filter { !$0.hasSuffix(".expected") }.sorted() } ?? []

  @Test(arguments: files) func readsAsExpected(file: String) throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: file))
    let expected = Self.folder.appending(path: file + ".expected")
    let actual = Self.outcome(of: Array(bytes), file: file)
    if ProcessInfo.processInfo.environment["PGXREF_UPDATE_FIXTURES"] != nil {
      try actual.write(to: expected, atomically: true, encoding: .utf8)
    }
    #expect(try actual == String(contentsOf: expected, encoding: .utf8))
  }

  @Test func thereAreFixtures() {
    #expect(Self.files.count > 30)
  }

  @Test(arguments: ["view-1.10.csv", "lines.jsonl"]) func aCutFileNeverCrashes(file: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: file)))
    for end in bytes.indices {
      let outcome = Self.outcome(of: Array(bytes[..<end]), file: file)
      #expect(outcome.isEmpty == false)
    }
  }

  @Test func namesTheDatabase() throws {
    let csv = Array("dbid,query,calls\n1,SELECT 1,4\n".utf8)
    #expect(try StatisticsExport(reading: csv, file: "f", database: "shop").rows.map(\.database) == ["shop"])
  }

  @Test func refusesToNameSeveralDatabasesAtOnce() {
    let csv = Array("dbid,query,calls\n1,SELECT 1,4\n2,SELECT 2,4\n".utf8)
    #expect(throws: StatisticsFailure.severalDatabases(file: "f", identifiers: ["1", "2"])) {
      try StatisticsExport(reading: csv, file: "f", database: "shop")
    }
  }

  private static func outcome(of bytes: [UInt8], file: String) -> String {
    do throws(StatisticsFailure) {
      let export = try StatisticsExport(reading: bytes, file: file)
      return (export.rows.map(line) + export.findings.map(\.description)).joined(separator: "\n") + "\n"
    } catch {
      return "\(error)\n"
    }
  }

  private static func line(_ row: StatisticsRow) -> String {
    let names = "\(row.database ?? "-") \(row.user ?? "-") \(row.isTopLevel ? "top" : "nested")"
    let numbers = "\(row.calls) calls \(row.totalTime) ms \(row.rows) rows"
    return "\(row.queryID.map { "\($0)" } ?? "-") \(names) \(numbers): \(row.text.map { $0.debugDescription } ?? "-")"
  }
}
