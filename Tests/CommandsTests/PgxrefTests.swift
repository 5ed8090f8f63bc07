@testable import Commands
import Testing

struct PgxrefTests {
  @Test(arguments: [
    (["where", "-123"], ["where", "--queryid=-123"]),
    (["where", "--queryid", "-123"], ["where", "--queryid=-123"]),
    (["where", "-123", "--format", "json"], ["where", "--queryid=-123", "--format", "json"]),
    (["where", "--queryid=-123"], ["where", "--queryid=-123"]),
    (["where", "123"], ["where", "123"]),
    (["where", "-"], ["where", "-"]),
    (["where", "-12ab"], ["where", "-12ab"]),
    (["where", "--", "-123"], ["where", "--", "-123"]),
  ])
  func negativeNumbersAreQueryIDs(arguments: [String], expected: [String]) {
    #expect(Pgxref.withQueryIDs(arguments) == expected)
  }

  @Test func aClosedPipeIsSuccess() async throws {
    let index = try SampleIndex()
    var console = Console.silent(index: index.path)
    console.write = { _ in throw Console.ClosedPipe() }
    #expect(await Pgxref.run(["match", "--unseen"], on: console) == 0)
  }

  @Test func otherFailuresToWriteAreFailures() async throws {
    struct DiskFull: Error {}
    let index = try SampleIndex()
    var console = Console.silent(index: index.path)
    console.write = { _ in throw DiskFull() }
    #expect(await Pgxref.run(["match", "--unseen"], on: console) == 2)
  }
}

extension Console {
  static func silent(index: String) -> Console {
    Console(
      readInput: { [] }, write: { _ in }, note: { _ in }, showsColours: false, showsProgress: false,
      environment: ["PGXREF_INDEX": index], now: { SampleIndex.now })
  }
}
