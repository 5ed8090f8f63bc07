import AnswerText
import ArgumentParser
import CrossReference
import SourceModel

struct MatchCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "match", abstract: "List every production query with the code that sends it.")

  @Flag(help: "Only the production queries that no code is known to send.")
  var unmatched = false

  @Flag(help: "The code that sends none of the production queries.")
  var unseen = false

  @OptionGroup var kind: KindOption

  @Flag(help: "With the columns that each query uses, from its own text.")
  var columns = false

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    if unmatched, unseen { throw ValidationError("Ask for --unmatched or for --unseen, not for both at once.") }
    if columns, unseen { throw ValidationError("--columns is about production queries, and --unseen lists none.") }
  }

  func run(on console: Console) async throws {
    let inquiry = try options.inquiry(console, kinds: kind.kinds)
    let answer = unseen ? try unseenCode(inquiry, console) : try queries(inquiry, console)
    try options.write(answer, of: inquiry, to: console)
  }

  /// An empty list of queries without origin is what one hopes for, so it counts as found.
  private func queries(_ inquiry: Inquiry, _ console: Console) throws -> Answer {
    let all = try inquiry.matchedQueries()
    if all.isEmpty { console.note(noStatistics + "\n") }
    let queries = unmatched ? all.filter(\.sites.isEmpty) : all
    let style = options.style(console)
    return Answer(
      lines: Array(byLoad(queries).map { $0.lines(style, withColumns: columns) }.joined(separator: [""])),
      values: .list(queries.map { $0.json(withColumns: columns) }),
      isFound: !all.isEmpty && (unmatched || !queries.isEmpty),
      places: queries.flatMap(\.sites).map { SitePlace($0.site) })
  }

  /// People read from the top; programs get the order of the queries' keys, which is the same after each import.
  private func byLoad(_ queries: [QueryOrigins]) -> [QueryOrigins] {
    queries.enumerated()
      .sorted { (-$0.element.query.totalTime, $0.offset) < (-$1.element.query.totalTime, $1.offset) }.map(\.element)
  }

  private func unseenCode(_ inquiry: Inquiry, _ console: Console) throws -> Answer {
    let sites = try inquiry.unseenSites()
    let style = options.style(console)
    var table = TextTable([.left, .left, .left])
    for site in sites {
      table.add([style.place(site.placeText), site.callText, style.faint(site.templateText.onOneLine(limit: 60))])
    }
    return Answer(
      lines: table.lines(), values: .list(sites.map { .object($0.members + [("text", .string($0.templateText))]) }),
      isFound: true, places: sites.map(SitePlace.init))
  }
}
