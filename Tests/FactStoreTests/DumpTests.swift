import FactStore
import SourceModel
import TestSupport
import Testing

@Suite struct DumpTests {
  private func dump(_ name: String, in folder: TemporaryFolder, _ body: (IndexUpdate) throws -> Void) throws -> [String]
  {
    let update = try IndexUpdate(at: folder.path(name))
    try body(update)
    try update.commit()
    var lines: [String] = []
    try FactStore(readingAt: folder.path(name)).dump { lines.append($0.description) }
    return lines
  }

  @Test func theOrderOfWritingDoesNotShow() throws {
    let folder = try TemporaryFolder()
    let rows = [Samples.row(1, "SELECT 1"), Samples.row(2, "SELECT\t2\n"), Samples.row(nil, "SELECT 3")]
    func record(_ rows: [StatisticsRow], in update: IndexUpdate) throws {
      try update.record(source: "main", capturedAt: Timestamp(seconds: 1), rows: rows) { texts, take in
        for text in texts { try take(text, Samples.statement(number: StableHash.of(text.text))) }
      }
      try update.setDatabases(["a", "b"], ofRepository: "shop")
      try update.setCatalogue([1], ofDatabase: nil)
    }
    let one = try dump("one", in: folder) {
      try $0.replace(Samples.revision("shop", sites: [Samples.site(line: 1), Samples.site(line: 2)]))
      try $0.replace(Samples.revision("blog"))
      try record(rows, in: $0)
    }
    let other = try dump("other", in: folder) {
      try record(rows.reversed(), in: $0)
      try $0.replace(Samples.revision("blog", sites: []))
      try $0.replace(Samples.revision("blog"))
      try $0.replace(Samples.revision("shop", sites: [Samples.site(line: 2), Samples.site(line: 1)]))
    }
    #expect(one == other)
    #expect(one.contains { $0.hasPrefix("productionText\ttext=SELECT\\t2\\n") })
  }
}
