import ArgumentParser
import CrossReference

struct ColumnCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "column", abstract: "Say whether a column is used, by whom, and how.",
    discussion: """
      The answer begins with a verdict and ends with what it rests on. With --if-dropped or --if-renamed it says instead \
      what breaks, in the code and in the database; exit code 1 then means that nothing is known to.
      """)

  @Argument(help: ArgumentHelp("The column.", valueName: "[schema.]table.column"))
  var column: String

  @Flag(help: "Say what breaks, and what goes along, when the column is dropped.")
  var ifDropped = false

  @Flag(help: "Say what breaks, and what follows, when the column gets another name.")
  var ifRenamed = false

  @OptionGroup var kind: KindOption

  @OptionGroup var options: AnswerOptions

  func validate() throws {
    guard ColumnName(column) != nil else {
      throw ValidationError("'\(column)' is no column: write table.column or schema.table.column.")
    }
    if ifDropped, ifRenamed { throw ValidationError("Ask for --if-dropped or for --if-renamed, not for both at once.") }
  }

  func run(on console: Console) async throws {
    guard let name = ColumnName(column) else { preconditionFailure("validate() has seen that it is a name") }
    let inquiry = try options.inquiry(console, kinds: kind.kinds)
    let uses = try inquiry.uses(of: name)
    let sites = try inquiry.shown(uses.sites, of: name)
    let style = options.style(console)
    let answer =
      if ifDropped {
        ChangeAnswer(uses, .dropped).answer(sites, style, at: console.now())
      } else if ifRenamed {
        ChangeAnswer(uses, .renamed).answer(sites, style, at: console.now())
      } else {
        uses.answer(sites, style, at: console.now())
      }
    try options.write(answer, of: inquiry, to: console)
  }
}
