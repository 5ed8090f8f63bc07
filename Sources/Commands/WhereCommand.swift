import AnswerText
import ArgumentParser
import CrossReference
import FactStore
import SourceModel

struct WhereCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "where",
    abstract: "Find the code that sends a query.",
    discussion: """
      A number is a queryid, 8 to 16 hexadecimal digits are a fingerprint or the beginning of one, and anything else is \
      SQL. What can be read in two ways is looked up in both.
      """)

  @Argument(help: "A fingerprint, a queryid or SQL; - reads it from the standard input.")
  var query: String?

  @Option(help: ArgumentHelp("Look up a queryid.", valueName: "number"))
  var queryid: Int64?

  @Option(help: ArgumentHelp("Look up a fingerprint, or the beginning of one.", valueName: "digits"))
  var fingerprint: String?

  @Option(
    help: ArgumentHelp(
      "Also say who calls the function of each site, upward to routes, jobs and commands. (default depth: \(defaultDepth))",
      valueName: "depth"))
  var callers: Int?

  /// Of `--callers` without a number.
  static let defaultDepth = 4

  @OptionGroup var kind: KindOption

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    try checkCallers()
    guard [query != nil, queryid != nil, fingerprint != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("Name one query: a fingerprint, a queryid or SQL.")
    }
    if let fingerprint, WhereQuestion.fingerprintPrefix(fingerprint) == nil {
      throw ValidationError(
        "'\(fingerprint)' is no fingerprint: give \(WhereQuestion.shortestPrefix) to 16 hexadecimal digits.")
    }
  }

  private func checkCallers() throws {
    guard let callers, !(1...20).contains(callers) else { return }
    throw ValidationError("--callers=\(callers) is no depth: give 1 to 20.")
  }

  func run(on console: Console) async throws {
    let inquiry = try options.inquiry(console, kinds: kind.kinds)
    let readings = try self.readings(console)
    var hits: [WhereHit] = []
    for question in readings { hits += try inquiry.origins(of: question) }
    if hits.isEmpty { console.note(readings.map(\.unknownMessage).joined(separator: "\n") + "\n") }
    let style = options.style(console)
    let sites = hits.flatMap(\.sites).map(\.site)
    let trees = try callers.map { try inquiry.callers(of: sites, depth: $0) }
    try options.write(
      Answer(
        lines: Array(hits.map { $0.lines(style, callers: trees) }.joined(separator: [""])),
        values: .list(hits.map { $0.json(callers: trees) }),
        isFound: hits.contains { !$0.sites.isEmpty }, places: sites.map(SitePlace.init)),
      of: inquiry, to: console)
  }

  private func readings(_ console: Console) throws -> [WhereQuestion] {
    if let queryid { return [.queryID(queryid)] }
    if let fingerprint { return [WhereQuestion.fingerprintPrefix(fingerprint)].compactMap { $0 } }
    let words = query == "-" ? String(decoding: try console.readInput(), as: UTF8.self) : query ?? ""
    guard words.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("The query is empty: give a fingerprint, a queryid or SQL.")
    }
    return WhereQuestion.readings(of: words)
  }
}
