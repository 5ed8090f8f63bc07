import ArgumentParser
import CrossReference

struct ColumnCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "column", abstract: "Find the code that uses a column, and how.")

  @Argument(help: ArgumentHelp("The column.", valueName: "[schema.]table.column"))
  var column: String

  @OptionGroup var kind: KindOption

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    guard ColumnName(column) != nil else {
      throw ValidationError("'\(column)' is no column: write table.column or schema.table.column.")
    }
  }

  func run(on console: Console) async throws {
    guard let name = ColumnName(column) else { preconditionFailure("validate() has seen that it is a name") }
    let inquiry = try options.inquiry(console, kinds: kind.kinds)
    let answer = try inquiry.uses(of: name)
    try options.write(answer.answer(options.style(console), at: console.now()), of: inquiry, to: console)
  }
}
