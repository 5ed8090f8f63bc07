import Foundation
import TestSupport
import Testing

/// The job of docs/ci.md, as a build server would run it: an installed pgxref, a role with few rights, the demo's code.
@Suite struct NightlyJobTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let installed = try Command("Scripts/install-pgxref", try #require(Program.path), folder.path("prefix"))
    try #require(installed.status == 0, "\(installed.errors)")
    try folder.write("", to: "tmp/.keep")
    try FileManager.default.copyItem(
      at: Checkout.root.appending(path: "Fixtures/demo"), to: folder.url.appending(path: "demo"))
  }

  private func run(_ environment: [String: String]) throws -> Command {
    let settings = [
      "PGXREF": folder.path("prefix/bin/pgxref"), "PGXREF_INDEX": folder.path("index.sqlite"),
      "REPOSITORIES": folder.path("demo"), "SCHEMA": folder.path("demo/schema.sql"), "TMPDIR": folder.path("tmp"),
    ]
    return try Command("Scripts/ci/nightly.sh", environment: settings.merging(environment) { $1 })
  }

  private func ask(_ arguments: String...) throws -> String {
    let environment = ["PGXREF_INDEX": folder.path("index.sqlite"), "PATH": folder.path("prefix/bin")]
    return try Command(["pgxref"] + arguments, environment: environment).output
  }

  @Test func anExportedFileIsEnough() throws {
    let exported = folder.path("demo/pg_stat_statements.csv")
    let done = try run(["STATISTICS": exported, "MIN_COVERAGE": "10%"])
    #expect(done.status == 0, "\(done.output)\(done.errors)")
    #expect(try ask("where", "UPDATE customers SET last_seen_at = now() WHERE id = $1").contains("shop/customers.py"))
    let gated = try run(["STATISTICS": exported, "MIN_COVERAGE": "100%"])
    #expect(gated.status == 1, "a BI tool's queries have no known site")
  }

  @Test func theRoleOfTheDocumentCanExport() throws {
    let server = try ThrowawayPostgres()
    let document = try Checkout.text(of: "docs/ci.md")
    let role = try #require(document.firstMatch(of: /```sql\n(CREATE ROLE[^`]+)```/)).1
    _ = try server.rows(
      of: """
        CREATE EXTENSION pg_stat_statements;
        CREATE TABLE customers (id int, phone text);
        \(role)
        INSERT INTO customers VALUES (1, 'a secret number');
        UPDATE customers SET phone = 'another secret' WHERE id = 1;
        """)
    let done = try run(server.environment.merging(["PGUSER": "pgxref_export"]) { $1 })
    #expect(done.status == 0, "\(done.output)\(done.errors)")
    #expect(try ask("where", "UPDATE customers SET phone = $1 WHERE id = $2").contains("shop/customers.py"))
    #expect(try !folder.file("index.sqlite", contains: "secret"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp")) == [".keep"])
  }
}
