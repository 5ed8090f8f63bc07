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
    abstract: "Import the tables and columns of a database from a pg_dump or DDL file.",
    discussion: """
      With it, columns that are not qualified and * are resolved as the server does it. Statements that the index holds \
      are resolved anew; no code is read again.

        pg_dump --schema-only shop > schema.sql
      """)

  @Argument(help: "The file; - reads the standard input.")
  var file: String

  @Option(
    help: ArgumentHelp("The database that it is of. (default: all that have no schema of their own)", valueName: "name")
  )
  var database: String?

  @OptionGroup var index: IndexOption

  func run(on console: Console) async throws {
    let name = file == "-" ? "standard input" : file
    let (catalogue, findings) = Catalogue.reading(ddl: try contents(of: file, console), path: name)
    for finding in findings { console.note(finding.description + "\n") }
    guard !catalogue.relations.isEmpty else { throw SchemaFailure.noTables(file: name) }
    let update = try IndexUpdate(at: index.path(console))
    try update.setCatalogue(catalogue.encoded, ofDatabase: database)
    try update.resolveStatements()
    try update.updateMatches()
    try update.commit()
    try console.writeLine(
      "imported \(counted(catalogue.relations.count, "table")) and views as the schema of \(database ?? "all databases")"
    )
  }
}

enum SchemaFailure: Error, CustomStringConvertible {
  case noTables(file: String)

  var description: String {
    switch self {
    case .noTables(let file):
      "\(file) creates no tables, so it is no schema. Export it with: pg_dump --schema-only DATABASE > schema.sql"
    }
  }
}
