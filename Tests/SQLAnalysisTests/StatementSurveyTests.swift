import Foundation
import PostgresParser
import SQLAnalysis
import SourceModel
import Testing

/// Analyses all statements of the `.sql` files below the folder that `PGXREF_STATEMENTS` names, such as PostgreSQL's own
/// regression tests, each with the tables that the statements before it have made; prints how many could be.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["PGXREF_STATEMENTS"] != nil))
struct StatementSurveyTests {
  @Test func statementsAreAnalysed() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["PGXREF_STATEMENTS"])
    let paths = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
    var counts: [String: Int] = [:]
    for path in paths.filter({ $0.hasSuffix(".sql") }).sorted() {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: path)))
      var reader = CatalogueReader()
      for statement in splitScript(bytes).statements {
        let text = Array(bytes[statement.range.start..<statement.range.end])
        do throws(ParseFailure) {
          let parsed = try ParsedStatement(text)
          let facts = try analyze(parsed, catalogue: reader.catalogue)
          _ = canonicalForm(of: parsed, catalogue: reader.catalogue)
          _ = sqlEvidence(of: parsed, catalogue: reader.catalogue)
          let isResolved = facts.columns.allSatisfy { !$0.table.isEmpty }
          counts[isResolved ? "resolved" : "with an unresolved column", default: 0] += 1
          if !isResolved {
            print(
              "\(path): \(facts.columns.filter { $0.table.isEmpty }.map(\.column)) \(String(decoding: text, as: UTF8.self))"
            )
          }
        } catch {
          counts["not parsed", default: 0] += 1
        }
        reader.apply(text)
      }
    }
    print("statements:", counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
  }
}
