import AnswerText
import Foundation
import PostgresServer
import SQLAnalysis
import SourceModel

/// Where a schema is read from.
enum SchemaSource {
  case file(String)
  case folder(String)
  case server(address: String)

  /// - Parameter argument: a path, `-` for the standard input, or the address of a server.
  init(_ argument: String) {
    let isFolder = (try? URL(filePath: argument).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
    self =
      PostgresConnection.isAddress(argument)
      ? .server(address: argument) : isFolder && argument != "-" ? .folder(argument) : .file(argument)
  }

  /// The catalogue that it makes, with findings for what is not understood.
  func read(_ console: Console) throws -> (catalogue: Catalogue, findings: [Finding]) {
    switch self {
    case .file(let path):
      if path.contains("://") { throw SchemaFailure.otherServer(address: path) }
      let name = path == "-" ? "standard input" : path
      // Where the file lies on this machine is told with what is wrong with it, and not kept.
      let file = URL(filePath: name).lastPathComponent
      let bytes = try contents(of: path, console)
      if bytes.starts(with: "PGDMP".utf8) { throw SchemaFailure.archive(file: name) }
      if bytes.contains(0) { throw SchemaFailure.noText(file: name) }
      var read = Catalogue.reading(ddl: bytes, path: file)
      if read.catalogue.relations.isEmpty, !Self.isNamedLikeSQL(file) { throw SchemaFailure.noSQL(file: name) }
      guard !read.catalogue.relations.isEmpty else {
        throw SchemaFailure.noTables(file: name, mistake: read.findings.first)
      }
      for index in read.findings.indices { read.findings[index].path = name }
      return read
    case .folder(let path): return try migrations(below: path, console)
    case .server(let address):
      let connection = try PostgresConnection.open(address)
      var reader = CatalogueReader()
      reader.applyDefinitions(Array(try connection.schema().utf8))
      let catalogue = reader.finished()
      guard !catalogue.relations.isEmpty else { throw SchemaFailure.emptyDatabase }
      return (catalogue, reader.findings)
    }
  }

  private static func isNamedLikeSQL(_ file: String) -> Bool {
    ["", "sql", "ddl", "psql", "pgsql", "txt", "dump"].contains(URL(filePath: file).pathExtension.lowercased())
  }

  private func migrations(below folder: String, _ console: Console) throws -> (
    catalogue: Catalogue, findings: [Finding]
  ) {
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
    let migrations = MigrationFolder(files: files)
    guard !migrations.paths.isEmpty else { throw SchemaFailure.noMigrations(folder: folder) }
    var reader = CatalogueReader()
    for path in migrations.paths {
      let bytes = try contents(of: folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)", console)
      reader.apply(appliedSections(of: bytes), path: path)
    }
    let catalogue = reader.finished()
    guard !catalogue.relations.isEmpty else {
      throw SchemaFailure.noTables(file: folder, mistake: reader.findings.first)
    }
    return (catalogue, note(on: migrations, folder) + reader.findings)
  }

  /// What a person should know who takes the result for the schema.
  private func note(on migrations: MigrationFolder, _ folder: String) -> [Finding] {
    var notes: [Finding] = []
    if !migrations.isNumbered, migrations.paths.count > 1 {
      notes.append(
        Finding(
          code: "no-order", severity: .warning, path: folder,
          message: "not all files have a number or a version in their names; they were read in the order of their names"
        ))
    }
    if !migrations.passedOver.isEmpty {
      notes.append(
        Finding(
          code: "passed-over", severity: .note, path: folder,
          message:
            "\(counted(migrations.passedOver.count, "file")) passed over: ways back, what a baseline replaces, and "
            + "what is for other databases"))
    }
    return notes
  }
}

enum SchemaFailure: Error, CustomStringConvertible {
  /// The first statement that PostgreSQL does not understand may be why.
  case noTables(file: String, mistake: Finding?)
  /// What pg_dump writes with `--format=custom`.
  case archive(file: String)
  case noText(file: String)
  /// By its name it is of another language, such as Rails' `schema.rb`.
  case noSQL(file: String)
  case otherServer(address: String)
  case noMigrations(folder: String)
  case emptyDatabase

  private static let export = "Export it with: pg_dump --schema-only DATABASE > schema.sql"

  var description: String {
    switch self {
    case .noTables(let file, let mistake):
      "\(file) creates no tables, so it is no schema" + (mistake.map { " (\($0.description))" } ?? "")
        + ". \(Self.export)"
    case .archive(let file):
      "\(file) is a dump in pg_dump's own format. Make SQL of it with: pg_restore --schema-only --file schema.sql \(file)"
    case .noText(let file): "\(file) is no text, so it is no schema in SQL. \(Self.export)"
    case .noSQL(let file):
      "\(file) is not written in SQL, so it is no schema that can be read. Import the database that it was applied to by its "
        + "address, or export that with: pg_dump --schema-only DATABASE > schema.sql"
    case .otherServer(let address):
      "\(address.prefix { $0 != ":" }):// is no address of a PostgreSQL server: write postgres://user@host/database"
    case .noMigrations(let folder):
      "\(folder) holds no migrations in SQL (files that end with .sql). Migrations in another language have to be applied to "
        + "a database first: import that with its address, or with pg_dump --schema-only DATABASE > schema.sql"
    case .emptyDatabase: "the database has no tables; check the name of the database in the address"
    }
  }
}
