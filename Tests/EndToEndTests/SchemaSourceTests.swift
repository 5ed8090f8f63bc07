import Foundation
import TestSupport
import Testing

/// `pgxref schema import` of a folder of migrations, of a live server, and of what is neither.
@Suite struct SchemaSourceTests {
  private static let migrations = [
    "db/1_tables.up.sql": "CREATE TABLE orders (id int PRIMARY KEY, old text);",
    "db/1_tables.down.sql": "DROP TABLE orders;",
    "db/2_note.up.sql": "ALTER TABLE orders RENAME COLUMN old TO note;",
    "db/10_view.up.sql": "CREATE VIEW open_orders AS SELECT id FROM orders WHERE note IS NULL;",
  ]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in Self.migrations { try folder.write(text, to: path) }
    try folder.write("queryid,query,calls\n7,SELECT * FROM orders,1\n", to: "statistics.csv")
    return folder
  }

  @Test func migrationsAreAppliedInOrder() throws {
    let folder = try folder()
    #expect(try Program.run("stats", "import", "statistics.csv", in: folder).status == 0)
    let imported = try Program.run("schema", "import", "db", in: folder)
    #expect(imported.output.hasPrefix("imported 2 tables"), "\(imported.errors)")
    // What was imported before the schema is analysed with it.
    let columns = try Program.run("match", "--columns", "--format", "jsonl", in: folder).output
    #expect(columns.contains(#""table":"public.orders","column":"note""#))
    #expect(!columns.contains(#""column":"old""#))
  }

  @Test func unusableSourcesAreExplained() throws {
    let folder = try folder()
    try folder.write("x", to: "empty/readme.md")
    let cases = [
      ("empty", "holds no migrations in SQL"), ("missing", "there is no such file"),
      ("postgres://nobody:s3cret@127.0.0.1:1/none", "cannot connect to postgres://nobody@127.0.0.1:1/none"),
      ("postgresql://nobody:s3cret@%ZZ/none", "cannot connect to"),
    ]
    for (source, message) in cases {
      let command = try Program.run("schema", "import", source, in: folder)
      #expect(command.status == 2, "\(source)")
      #expect(command.errors.contains(message), "\(source): \(command.errors)")
      #expect(!command.errors.contains("s3cret"))
    }
  }
}

/// `pgxref schema import` of a live server.
@Suite(.enabled(if: ThrowawayPostgres.isInstalled)) struct LiveSchemaTests {
  @Test func anybodyWhoMayConnectCanImport() throws {
    let server = try ThrowawayPostgres()
    _ = try server.rows(
      of: """
        CREATE ROLE reader LOGIN PASSWORD 's3cret';
        CREATE SCHEMA shop;
        CREATE TABLE shop.orders (id int PRIMARY KEY, note text);
        CREATE VIEW shop.open_orders AS SELECT id FROM shop.orders WHERE note IS NULL;
        """)
    let folder = try TemporaryFolder()
    let address = "postgres://reader:s3cret@/postgres?host=\(server.host)"
    let imported = try Program.run("schema", "import", address, in: folder)
    #expect(imported.errors == "")
    #expect(imported.output.hasPrefix("imported 2 tables"))
    #expect(try !folder.file("index.sqlite", contains: "s3cret"))
  }

  @Test func databasesThatMayNotBeReadAreExplained() throws {
    let server = try ThrowawayPostgres()
    _ = try server.rows(
      of: "CREATE ROLE outsider LOGIN; CREATE DATABASE closed; REVOKE CONNECT ON DATABASE closed FROM PUBLIC;")
    let folder = try TemporaryFolder()
    for (address, message) in [
      ("postgres://outsider@/closed?host=\(server.host)", "permission denied for database"),
      ("postgres://outsider@/nowhere?host=\(server.host)", "does not exist"),
      ("postgres://outsider@/postgres?host=\(server.host)", "the database has no tables"),
    ] {
      let command = try Program.run("schema", "import", address, in: folder)
      #expect(command.status == 2)
      #expect(command.errors.contains(message), "\(command.errors)")
    }
  }
}
