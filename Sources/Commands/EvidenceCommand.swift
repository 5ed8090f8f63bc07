import AnswerText
import ArgumentParser
import CrossReference
import SourceModel

struct EvidenceCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Collect what the database team needs to know about a query.",
    discussion: """
      The statement, what it costs, the code that sends it, the tables with their indexes and the columns it filters and \
      joins by, and other queries on the same tables: for a ticket, a message or a review.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case markdown, json }

  @Argument(help: "A fingerprint, a queryid or SQL; - reads it from the standard input.")
  var query: String?

  @Option(help: ArgumentHelp("Look up a queryid.", valueName: "number"))
  var queryid: Int64?

  @Option(help: "The form: markdown, or json as docs/output.md describes it.")
  var format = Format.markdown

  @OptionGroup var index: IndexOption

  func validate() throws {
    guard (query == nil) != (queryid == nil) else {
      throw ValidationError("Name one query: a fingerprint, a queryid or SQL.")
    }
  }

  func run(on console: Console) async throws {
    let inquiry = try index.inquiry(console)
    let words = query == "-" ? String(decoding: try console.readInput(), as: UTF8.self) : query ?? ""
    let readings = queryid.map { [.queryID($0)] } ?? WhereQuestion.readings(of: words)
    var hits: [WhereHit] = []
    for question in readings { hits += try inquiry.origins(of: question) }
    guard !hits.isEmpty else {
      console.note(readings.map(\.unknownMessage).joined(separator: "\n") + "\n")
      throw ExitCode.nothingFound
    }
    let evidence = try hits.map { try inquiry.evidence(for: $0) }
    switch format {
    case .markdown: try console.write(evidence.map(\.markdown).joined(separator: "\n"))
    case .json: try console.writeLine(JSON.array(evidence.map(\.json)).indented)
    }
  }
}
