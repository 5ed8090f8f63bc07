import Foundation
import PostgresParser
import SQLAnalysis
import SourceModel
import Testing

/// Statements that are as deep as the parser takes them; the analysis recurses as deep.
@Suite struct DeepStatementTests {
  static let texts: [String: String] = [
    "sum": "SELECT a" + String(repeating: "+a", count: 4_900) + " FROM t",
    "brackets": "SELECT " + String(repeating: "(-", count: 2_400) + "a" + String(repeating: ")", count: 2_400)
      + " FROM t",
    "set operations": "SELECT a FROM t" + String(repeating: " UNION SELECT a FROM t", count: 1_600),
    "subqueries": String(repeating: "SELECT * FROM (", count: 900) + "SELECT a FROM t"
      + String(repeating: ") s", count: 900),
    "joins": "SELECT t0.a FROM t t0" + (1...1_000).map { " JOIN t t\($0) ON t\($0).a = t0.a" }.joined(),
  ]

  @Test(arguments: texts.keys.sorted()) func deepStatementsAreAnalysed(_ name: String) async throws {
    let text = Array(try #require(Self.texts[name]).utf8)
    let columns = try await withCheckedThrowingContinuation { continuation in
      let thread = Thread {
        continuation.resume(
          with: Result {
            let statement = try ParsedStatement(text)
            _ = canonicalForm(of: statement, catalogue: nil)
            _ = sqlEvidence(of: statement, catalogue: nil)
            return Set(try analyze(statement, catalogue: nil).columns.map(\.column))
          })
      }
      thread.stackSize = 256 << 10
      thread.start()
    }
    #expect(columns == ["a"])
  }
}
