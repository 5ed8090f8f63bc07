import AnswerText
import ArgumentParser
import CrossReference
import SourceModel

struct UnusedCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "unused", abstract: "List the tables and columns that next to nothing uses, the safest to drop first.",
    discussion: """
      What there is comes from the imported schemas. Each has its verdict and the reason; `pgxref column NAME --if-dropped` \
      tells all of one. Exit code 1 means that all of them are used.
      """)

  @Flag(help: "Only tables.")
  var tables = false

  @Flag(help: "Only columns.")
  var columns = false

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    if tables, columns { throw ValidationError("Ask for --tables or for --columns; without either you get both.") }
  }

  func run(on console: Console) async throws {
    let inquiry = try options.inquiry(console)
    guard var answer = try inquiry.unused() else { throw UnusedFailure.noSchema }
    answer.show(tables ? .tables : columns ? .columns : .all)
    try options.write(answer.answer(options.style(console), at: console.now()), of: inquiry, to: console)
  }
}

enum UnusedFailure: Error, CustomStringConvertible {
  case noSchema

  var description: String {
    """
    the index knows no schema, so it cannot tell which tables and columns there are; import one with \
    `pg_dump --schema-only DATABASE | pgxref schema import -`
    """
  }
}
