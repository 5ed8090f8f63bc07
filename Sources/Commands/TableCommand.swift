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
    try options.write(answer.answer(options.style(console), at: console.now()), of: inquiry, to: console)
  }
}
