import ArgumentParser
import FactStore

struct DumpCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump",
    abstract: "Print all facts, one a line, in a stable order.",
    discussion: "Made for tests and bug reports: times and places on this machine are left out.")

  @OptionGroup var index: IndexOption

  func run(on console: Console) async throws {
    try FactStore(readingAt: index.path(console)).dump { try console.writeLine("\($0)") }
  }
}
