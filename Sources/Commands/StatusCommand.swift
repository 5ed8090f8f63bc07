import AnswerText
import ArgumentParser
import CrossReference
import FactStore
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

  @Flag(help: "List all findings, with their places, instead.")
  var findings = false

  @OptionGroup var options: AnswerOptions

  func run(on console: Console) async throws {
    let inquiry = try options.inquiry(console)
    let status = try inquiry.status()
    let complaints = complaints(about: status, at: console.now())
    for complaint in complaints { console.note("pgxref: \(complaint)\n") }
    let answer =
      findings
      ? try findings(of: status.repositories.map(\.repository), in: inquiry.store)
      : Answer(
        lines: status.lines(options.style(console), at: console.now()), values: .one(status.json), isFound: true)
    try options.write(answer, of: inquiry, to: console)
    if !complaints.isEmpty { throw ExitCode.nothingFound }
  }

  private func findings(of repositories: [String], in store: FactStore) throws(FactStoreFailure) -> Answer {
    var answer = Answer(lines: [], values: .list([]), isFound: true)
    var values: [JSON] = []
    for repository in repositories {
      for finding in try store.findings(of: repository) {
        answer.lines.append("\(repository)/\(finding.description)")
        values.append(.object([("repository", .string(repository))] + finding.members))
      }
    }
    answer.values = .list(values)
    return answer
  }

  /// What --max-age and --min-coverage do not allow.
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

extension Finding {
  fileprivate var members: [(key: String, value: JSON)] {
    [
      ("code", .string(code)), ("severity", .string(severity.rawValue)), ("file", .string(path)),
      ("line", line.map { .integer($0) } ?? .null), ("column", column.map { .integer($0) } ?? .null),
      ("message", .string(message)),
    ]
  }
}
