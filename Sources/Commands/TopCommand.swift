import AnswerText
import ArgumentParser
import CrossReference
import SourceModel

extension QueryCost: ExpressibleByArgument {}

struct TopCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "top", abstract: "List the production queries that cost most, with the code that sends them.")

  @Option(help: "What to order by: total time, calls, mean time or rows.")
  var by = QueryCost.total

  @Option(help: "How many to list.")
  var limit = 20

  @OptionGroup var kind: KindOption

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
  }

  func run(on console: Console) async throws {
    let inquiry = try options.inquiry(console, kinds: kind.kinds)
    let queries = try inquiry.costliestQueries(by: by, limit: limit)
    if queries.isEmpty { console.note(noStatistics + "\n") }
    let style = options.style(console)
    try options.write(
      Answer(
        lines: Array(queries.map { $0.lines(style) }.joined(separator: [""])), values: .list(queries.map(\.json)),
        isFound: !queries.isEmpty, places: queries.flatMap(\.sites).map { SitePlace($0.site) }),
      of: inquiry, to: console)
  }
}

let noStatistics = "the index holds no statistics of production: import an export with `pgxref stats import FILE`"
