import FactStore
import Foundation
import ProductionStats
import SourceModel
import TestSupport
import Testing

/// No literal of production reaches the disk: those planted in the statements of Fixtures/secrets are searched in the
/// bytes of the index, after an import of each statement, of every text that is cut inside of it, and of all of them in one.
struct SecretTests {
  private static let secrets = ["tops3cret", "4815162342"]

  private static let statements: [String] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/secrets/statements.sql")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").reduce(into: []) { statements, line in
      // A string is continued only on another line.
      if line.hasPrefix("'") {
        statements[statements.count - 1] += "\n" + line
      } else {
        statements.append(String(line))
      }
    }
  }()

  @Test func thereAreThirtyKindsOfStatements() { #expect(Self.statements.count >= 30) }

  @Test func neitherWholeNorCutTextsReachTheDisk() throws {
    var texts = Self.statements + [Self.statements.joined(separator: ";\n")]
    for statement in Self.statements {
      texts += statement.indices.dropFirst().map { String(statement[..<$0]) }
    }
    let csv =
      "queryid,query,calls\n"
      + texts.enumerated().map { "\($0),\"\($1.replacing("\"", with: "\"\""))\",1\n" }.joined()
    let folder = try TemporaryFolder()
    let update = try IndexUpdate(at: folder.path("index.sqlite"))
    try update.record(
      StatisticsExport(reading: Array(csv.utf8), file: "f"), source: "default", capturedAt: Timestamp(seconds: 0))
    try update.commit()
    #expect(try folder.file("index.sqlite", contains: "users"), "the texts are there without the literals")
    for secret in Self.secrets { #expect(try !folder.file("index.sqlite", contains: secret)) }
  }
}
