import ArgumentParser
import CrossReference
import SourceModel

struct StatusCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what the index holds, how old it is, and how much of production it explains.",
    discussion: "With --max-age or --min-coverage it ends with exit code 1 when they do not hold, as a gate in CI.")

  @Option(help: ArgumentHelp("The greatest age of any repository or source, such as 36h or 7d.", valueName: "age"))
  var maxAge: Age?

  @Option(
    help: ArgumentHelp("The smallest share of production calls with a known site, such as 80%.", valueName: "share"))
  var minCoverage: Share?

  @OptionGroup var options: AnswerOptions

  func run(on console: Console) async throws {
    let inquiry = try options.inquiry(console)
    let status = try inquiry.status()
    let complaints = complaints(about: status, at: console.now())
    for complaint in complaints { console.note("pgxref: \(complaint)\n") }
    let lines = status.lines(options.style(console), at: console.now())
    try options.write(
      Answer(lines: lines, values: .one(status.json), isFound: complaints.isEmpty), of: inquiry, to: console)
  }

  private func complaints(about status: IndexStatus, at now: Timestamp) -> [String] {
    var complaints: [String] = []
    if let maxAge {
      let oldest = status.oldest
      if oldest.map({ now.seconds - $0.seconds > maxAge.seconds }) ?? true {
        complaints.append(
          "the oldest part of the index is \(oldest.map { "from \($0.iso8601)" } ?? "missing"), which --max-age "
            + "\(maxAge.text) does not allow: run `pgxref index` and `pgxref stats import` again")
      }
    }
    if let minCoverage, (status.coverage.calls ?? 0) < minCoverage.value {
      complaints.append(
        "\((status.coverage.calls ?? 0).percent) of the production calls come from known sites, less than "
          + "--min-coverage \(minCoverage.text): `pgxref match --unmatched` lists the others")
    }
    return complaints
  }
}
