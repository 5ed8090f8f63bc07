import AnswerText
import ArgumentParser
import CrossReference
import FactStore
import SQLAnalysis
import SourceModel

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Import what tables and columns there are.",
    subcommands: [SchemaImportCommand.self])
}

struct SchemaImportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import the tables and columns of a database, and the objects that use them.",
    discussion: """
      With it, columns that are not qualified and * are resolved as the server does it. Statements that the index holds \
      are resolved anew; no code is read again.

        pg_dump --schema-only shop > schema.sql
        pgxref schema import schema.sql

      A folder of migrations in SQL is applied in the order of their numbers, without the ways back. Of a server \
      (postgres://user@host/database) only the system catalogues are read, in a transaction that writes nothing; the \
      password comes from PGPASSWORD or ~/.pgpass and is not kept.
      """)

  @Argument(
    help: ArgumentHelp(
      "A pg_dump or DDL file (- is the standard input), a folder of migrations, or a server's address.",
      valueName: "source"))
  var file: String

  @Option(
    help: ArgumentHelp("The database that it is of. (default: all that have no schema of their own)", valueName: "name")
  )
  var database: String?

  @OptionGroup var index: IndexOption

  func run(on console: Console) async throws {
    let (catalogue, findings) = try SchemaSource(file).read(console)
    for finding in findings { console.note(finding.description + "\n") }
    let update = try IndexUpdate(at: index.path(console))
    try update.setCatalogue(catalogue.encoded, ofDatabase: database)
    try update.resolveStatements()
    try update.updateMatches()
    try update.commit()
    let count = catalogue.relations.count(where: \.kind.holdsRows)
    let what = count == 1 ? "1 table" : "\(counted(count, "table")) and views"
    try console.writeLine("imported \(what) as the schema of \(database ?? "all databases")")
  }
}
