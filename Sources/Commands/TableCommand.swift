import ArgumentParser
import CrossReference

struct TableCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Find the code that reads and writes a table, and the columns that it uses.")

  @Argument(help: ArgumentHelp("The table or view.", valueName: "[schema.]table"))
  var table: String

  @OptionGroup var kind: KindOption

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    guard TableName(table) != nil else {
      throw ValidationError("'\(table)' is no table: write table or schema.table.")
    }
  }

  func run(on console: Console) async throws {
    guard let name = TableName(table) else { preconditionFailure("validate() has seen that it is a name") }
    let inquiry = try options.inquiry(console, kinds: kind.kinds)
    let answer = try inquiry.uses(of: name)
    // Lines for people say no more of a site than the answer does.
    let sites = options.format == .text ? [:] : try inquiry.sites(at: answer.sites.map(\.place))
    try options.write(answer.answer(sites, options.style(console), at: console.now()), of: inquiry, to: console)
  }
}
