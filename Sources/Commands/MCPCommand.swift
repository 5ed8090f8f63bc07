import ArgumentParser
import Foundation
import Logging
import MCPServer

struct MCPCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Answer the questions of code assistants, by the Model Context Protocol over the standard streams.",
    discussion: """
      An assistant starts this command itself: --print-config says what to copy into its settings. It only reads the index, \
      and notices when a nightly job replaces it. docs/mcp.md describes the tools and the policy.
      """)

  @OptionGroup var index: IndexOption

  @Option(help: ArgumentHelp("What assistants may see, in YAML. (default: everything)", valueName: "file"))
  var policy: String?

  enum Verbosity: String, CaseIterable, ExpressibleByArgument { case debug, info, notice, warning, error }

  @Option(help: "How much is written to the standard error.")
  var logLevel = Verbosity.notice

  @Flag(help: "Print what to copy into the settings of the usual assistants, and end.")
  var printConfig = false

  func run(on console: Console) async throws {
    let rules = try policy.map { try Policy(readingFileAt: $0) } ?? Policy()
    if printConfig { return try console.write(configurationText(console)) }
    var log = Logger(label: "pgxref", factory: { StreamLogHandler.standardError(label: $0) })
    log.logLevel = Logger.Level(rawValue: logLevel.rawValue) ?? .notice
    let desk = try AnswerDesk(indexPath: index.path(console), policy: rules, log: log)
    Thread { desk.warmUp() }.start()
    StdioServer(desk, version: Pgxref.version, log: log).serve(
      read: {
        // What is there, without waiting for a buffer to fill.
        let bytes = FileHandle.standardInput.availableData
        return bytes.isEmpty ? nil : Array(bytes)
      },
      write: { line in
        // Whoever does not read any more will close the input, too.
        try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
      })
  }

  private func configurationText(_ console: Console) -> String {
    func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path(percentEncoded: false) }
    return ClientConfiguration(
      program: Bundle.main.executablePath ?? "pgxref", index: absolute(index.path(console)),
      policy: policy.map(absolute)
    ).text
  }
}
