import AnswerText
import ArgumentParser
import CrossReference
import FactStore
import ProductionStats
import SourceModel

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Import what servers collected.", subcommands: [StatsImportCommand.self])
}

struct StatsImportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import an export of pg_stat_statements as a snapshot.",
    discussion: """
      CSV as psql writes it, with a header, or JSON. Columns are found by their names, so that every version of the view \
      is read. Literals are taken out of the texts before anything is kept.

        \\copy (select * from pg_stat_statements) to 'statements.csv' csv header

      A join with pg_database adds the names of the databases as a column datname.
      """)

  @Argument(help: "The export; - reads the standard input.")
  var file: String

  @Option(help: "The server or cluster that it is of.")
  var source = "default"

  @Option(help: ArgumentHelp("When it was taken, in ISO 8601. (default: now)", valueName: "time"))
  var capturedAt: Timestamp?

  @Option(help: ArgumentHelp("The name of the database of all its rows.", valueName: "name"))
  var database: String?

  @OptionGroup var index: IndexOption

  func validate() throws {
    if source.isEmpty { throw ValidationError("--source must not be empty.") }
  }

  func run(on console: Console) async throws {
    let name = file == "-" ? "standard input" : file
    let bytes = try contents(of: file, console)
    let export = try StatisticsExport(reading: bytes, file: name, database: database)
    let update = try IndexUpdate(at: index.path(console))
    try update.record(export, source: source, capturedAt: capturedAt ?? console.now())
    try update.updateMatches()
    let count = try update.store.queryCount(ofSource: source)
    try update.commit()
    for finding in export.findings { console.note(finding.description + "\n") }
    try console.writeLine(
      "imported \(counted(export.rows.count, "row")) as a snapshot of \(source); "
        + "\(counted(count.all, "query")), \(Int64(count.withSite).grouped) with a known site")
  }
}

extension Timestamp: ExpressibleByArgument {
  package init?(argument: String) { self.init(iso8601: argument) }
}
