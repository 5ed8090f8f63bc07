import Foundation
import PostgresParser
import Testing

/// What would overflow a stack, were it parsed on an ordinary thread or parsed at all.
@Suite struct ParserStackTests {
  /// Texts that go deep, by what they are made of.
  static let deep: [String: String] = [
    "sum": "SELECT 1" + String(repeating: "+1", count: 30_000),
    "nested brackets": "SELECT " + String(repeating: "(", count: 100_000) + "1"
      + String(repeating: ")", count: 100_000),
    "open brackets": "SELECT " + String(repeating: "(", count: 100_000),
    "set operations": "SELECT a, b FROM t" + String(repeating: " UNION SELECT a, b FROM t", count: 6_000),
    "joins": "SELECT 1 FROM t" + String(repeating: " CROSS JOIN t", count: 20_000),
    "casts": "SELECT 1" + String(repeating: "::int", count: 30_000),
    "negations": "SELECT " + String(repeating: "NOT ", count: 30_000) + "a",
    "cases": "SELECT " + String(repeating: "CASE WHEN ", count: 30_000) + "1",
    "subscripts": "SELECT a" + String(repeating: "[1]", count: 30_000),
  ]

  @Test(arguments: deep.keys.sorted()) func deepTextsAreRefused(_ name: String) throws {
    let text = bytes(try #require(Self.deep[name]))
    #expect(throws: ParseFailure.tooComplex) { try PostgresParser.parse(text) }
    #expect(throws: ParseFailure.tooComplex) { try PostgresParser.fingerprint(text) }
    #expect(throws: ParseFailure.tooComplex) { try PostgresParser.normalize(text) }
  }

  /// Long, but flat.
  static let wide: [String: String] = [
    "list": "SELECT a FROM t WHERE b IN (1" + String(repeating: ", 1", count: 20_000) + ")",
    "rows": "INSERT INTO t VALUES (1, -1)" + String(repeating: ", (1, -1)", count: 20_000),
    "or": "SELECT a FROM t WHERE b = 1" + String(repeating: " OR b = 1", count: 20_000),
    "arms": "UPDATE t SET a = CASE b" + String(repeating: " WHEN 1 THEN 2", count: 20_000) + " END",
  ]

  @Test(arguments: wide.keys.sorted()) func wideTextsAreParsed(_ name: String) throws {
    let text = bytes(try #require(Self.wide[name]))
    #expect(try PostgresParser.parse(text).statements.count == 1)
    _ = try PostgresParser.fingerprint(text)
  }

  /// As on a thread that `ulimit -s` has left little: the parser does not use the caller's stack.
  @Test func chainsBelowTheLimitAreParsedOnSmallStacks() async throws {
    let text = bytes("SELECT 1" + String(repeating: "+1", count: 4_900))
    let count = try await withCheckedThrowingContinuation { continuation in
      let thread = Thread {
        continuation.resume(
          with: Result {
            _ = try PostgresParser.fingerprint(text)
            _ = try PostgresParser.normalize(text)
            return try PostgresParser.parse(text).statements.count
          })
      }
      thread.stackSize = 256 << 10
      thread.start()
    }
    #expect(count == 1)
  }

  @Test func longTextsAreRefused() {
    let text = [UInt8](repeating: UInt8(ascii: " "), count: PostgresParser.maximumLength + 1)
    #expect(throws: ParseFailure.tooLong(bytes: text.count)) { try PostgresParser.parse(text) }
  }

  @Test func nestedCallsStayOnTheThread() {
    let threads = withParserStack { [pthread_self(), withParserStack { pthread_self() }] }
    #expect(threads[0] == threads[1])
    #expect(threads[0] != pthread_self())
  }
}
