import Foundation
import TestSupport
import Testing

/// `pgxref schema import` of a folder of migrations, of a live server, and of what is neither.
@Suite struct SchemaSourceTests {
  private static let migrations = [
    "db/1_tables.up.sql": "CREATE TABLE orders (id int PRIMARY KEY, old text, \"createdAt\" date);",
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
    try folder.write("", to: "nothing.sql")
    try folder.write("create_table \"orders\" do |t|\nend\n", to: "schema.rb")
    try folder.write("create_table \"orders\" do |t|\nend\n", to: "wrong.sql")
    try folder.write(Array("PGDMP".utf8) + [1, 14, 0], to: "orders.dump")
    try folder.write(Array("CREATE".utf8).flatMap { [$0, 0] }, to: "wide.sql")
    try folder.write("CREATE TABLE `orders` (`id` int) ENGINE=InnoDB;\n", to: "mysql/1.sql")
    let cases = [
      ("empty", "holds no migrations in SQL"), ("missing", "there is no such file"),
      ("nothing.sql", "nothing.sql creates no tables, so it is no schema. Export it with: pg_dump --schema-only"),
      (
        "schema.rb", "schema.rb is not written in SQL, so it is no schema that can be read. Import the database that it"
      ),
      ("wrong.sql", "creates no tables, so it is no schema (wrong.sql:1:1: warning: PostgreSQL cannot parse it"),
      ("mysql", "so it is no schema (1.sql: warning: most of the file seems to be written for MySQL"),
      ("orders.dump", "Make SQL of it with: pg_restore --schema-only --file schema.sql orders.dump"),
      ("wide.sql", "wide.sql is no text, so it is no schema in SQL"),
      ("mysql://root:s3cret@localhost/shop", "mysql:// is no address of a PostgreSQL server"),
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

  /// What comes behind a mistake counts all the same, and what was imported before it stays where nothing can be had.
  @Test func mistakesOfAFileAreToldWithTheirLines() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "CREATE TABLE orders (id int, note text);\n\nCREATE TABEL carts (id int);\nCREATE TABLE items (id int);\n",
      to: "schema.sql")
    let imported = try Program.run("schema", "import", "schema.sql", in: folder)
    #expect(imported.status == 0)
    #expect(imported.output.hasPrefix("imported 2 tables"))
    #expect(
      imported.errors.hasPrefix(
        "schema.sql:3:1: warning: PostgreSQL cannot parse it: syntax error at or near \"TABEL\""))
    try folder.write("", to: "nothing.sql")
    #expect(try Program.run("schema", "import", "nothing.sql", in: folder).status == 2)
    #expect(try Program.run("table", "items", in: folder).output.contains("schema: imported"))
  }

  @Test(.enabled(if: Program.canRunUnprivileged)) func filesThatMayNotBeReadAreNamed() throws {
    let folder = try folder()
    try folder.write("CREATE TABLE orders (id int);\n", to: "shut.sql")
    let shut = ["shut.sql", "db/2_note.up.sql"].map(folder.path)
    for path in shut { try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path) }
    defer {
      for path in shut { try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path) }
    }
    for (source, file) in [("shut.sql", "shut.sql"), ("db", "db/2_note.up.sql")] {
      let command = try Program.runUnprivileged("schema", "import", source, in: folder)
      #expect(command.status == 2 && command.output.isEmpty)
      #expect(command.errors.contains("cannot read \(file): permission denied"), "\(command.errors)")
    }
  }

  @Test(arguments: [
    (["table", "ordrs"], 1, "there is no table ordrs in the imported schema", "did you mean orders?"),
    (["column", "ordrs.note"], 1, "there is no table ordrs in the imported schema", "did you mean orders.note?"),
    (["column", "orders.nte"], 1, "the imported schema has orders, but no column nte", "did you mean orders.note?"),
    (["column", "orders.nte", "--if-dropped"], 1, "the imported schema has orders, but no column nte", "orders.note?"),
    (["column", "orders.nte", "--if-renamed"], 1, "the imported schema has orders, but no column nte", "orders.note?"),
    (["column", "orders.createdat"], 1, "but no column createdat", "did you mean orders.\"createdAt\"?"),
    (["table", "shop.orders"], 1, "there is no table shop.orders in the imported schema", "mean public.orders?"),
    (["column", "shop.orders.id"], 1, "there is no table shop.orders in the", "mean public.orders.id?"),
    (["column", "orders"], 64, "'orders' is no column: write table.column", "schema.table.column"),
    (["table", "a.b.c"], 64, "'a.b.c' is no table: write table or schema.table", "pgxref table --help"),
  ])
  func namesThatTheSchemaDoesNotHave(question: [String], status: Int32, message: String, hint: String) throws {
    let folder = try folder()
    #expect(try Program.run("schema", "import", "db", in: folder).status == 0)
    let command = try Program.run(question, in: folder)
    #expect(command.status == status)
    let told = command.output + command.errors
    #expect(told.contains(message) && told.contains(hint), "\(told)")
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

  /// As the server's own log tells.
  @Test func importsReadInOneTransactionWithALimit() throws {
    let server = try ThrowawayPostgres(
      settings: "log_statement = all\nlogging_collector = on\nlog_directory = 'log'\nlog_filename = 'all.log'\n")
    _ = try server.rows(of: "CREATE TABLE orders (id int PRIMARY KEY); CREATE ROLE reader LOGIN;")
    let folder = try TemporaryFolder()
    let imported = try Program.run("schema", "import", "postgres://reader@/postgres?host=\(server.host)", in: folder)
    #expect(imported.status == 0, "\(imported.errors)")
    let log = try server.rows(of: "SELECT pg_read_file('log/all.log');")
    let sent = log.filter { $0.contains("statement: ") }.drop { !$0.contains("READ ONLY") }
      .prefix { !$0.contains("pg_read_file") }
    #expect(sent.first?.contains(/BEGIN.* READ ONLY/) == true, "\(log)")
    #expect(sent.contains { $0.contains("SET LOCAL statement_timeout") || $0.contains("SET statement_timeout") })
    #expect(!sent.contains { $0.contains("FROM orders") || $0.contains("LOCK") })
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
