package import ArgumentParser
import CrossReference
import SourceModel

/// The command line.
package struct Pgxref: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "pgxref",
    abstract: "From a production query back to the code that sends it.",
    discussion: """
      Index repositories and import what pg_stat_statements collected; then ask where a query is called, who uses a \
      column, and which code causes the load.

      Exit codes: 0 found or done, 1 nothing found, 2 failure, 64 wrong usage.
      """,
    version: version,
    subcommands: [
      IndexCommand.self, SchemaCommand.self, StatsCommand.self, WhereCommand.self, ColumnCommand.self,
      TableCommand.self, UnusedCommand.self, TopCommand.self, MatchCommand.self, StatusCommand.self, DumpCommand.self,
      InspectCommand.self, EvidenceCommand.self, MCPCommand.self,
    ])

  package static let version = "0.1.0"

  package init() {}

  /// Runs the command that the process was started with and returns the exit code.
  package static func run() async -> Int32 {
    await run(Array(CommandLine.arguments.dropFirst()), on: .process())
  }

  /// - Parameter arguments: without the name of the program.
  package static func run(_ arguments: [String], on console: Console) async -> Int32 {
    do {
      try checkCommand(arguments.first)
      var command = try parseAsRoot(withDefaultDepth(withQueryIDs(arguments)))
      if let command = command as? any ConsoleCommand {
        try await command.run(on: console)
      } else {
        try command.run()
      }
      return ExitCode.success.rawValue
    } catch {
      return report(error, on: console)
    }
  }

  /// Names the command that was probably meant, which the argument parser does for options only.
  private static func checkCommand(_ word: String?) throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !names.contains(word) else { return }
    let meant = closest(to: word, among: names).map { "'\($0)'" }.joined(separator: " or ")
    throw ValidationError("There is no command '\(word)'." + (meant.isEmpty ? "" : " Did you mean \(meant)?"))
  }

  /// Says what went wrong, and returns the exit code.
  private static func report(_ error: any Error, on console: Console) -> Int32 {
    switch error {
    case is Console.ClosedPipe: return ExitCode.success.rawValue
    case let code as ExitCode: return code.rawValue
    default: break
    }
    let code = exitCode(for: error)
    if code == .success {
      try? console.writeLine(fullMessage(for: error))
    } else if code == .validationFailure {
      console.note(fullMessage(for: error) + "\n")
    } else {
      console.note("pgxref: \(error)\n")
      return ExitCode.failure.rawValue
    }
    return code.rawValue
  }

  /// `--callers` may stand without a depth, which the argument parser cannot say.
  static func withDefaultDepth(_ arguments: [String]) -> [String] {
    arguments.map { $0 == "--callers" ? "--callers=\(WhereCommand.defaultDepth)" : $0 }
  }

  /// Half of all queryids are negative, and the argument parser takes `-123` for an option: a number with a minus sign
  /// becomes the value of `--queryid`, which is what it means wherever it can stand.
  static func withQueryIDs(_ arguments: [String]) -> [String] {
    var result: [String] = []
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return result + arguments[index...] }
      guard argument.hasPrefix("-"), Int64(argument) != nil else {
        result.append(argument)
        continue
      }
      if result.last == "--queryid" { result.removeLast() }
      result.append("--queryid=\(argument)")
    }
    return result
  }
}
