import ArgumentParser
import HostLanguages
import Indexing
import SourceModel

struct InspectCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what is made of one file, for those who add a language.",
    discussion: "Prints the lowered program and the sites that it gives by itself. No index is read or written.",
    shouldDisplay: false)

  @Argument(help: "A source file.")
  var file: String

  @Flag(help: "Leave the lowered program out.")
  var sitesOnly = false

  func run(on console: Console) async throws {
    let registry = try LanguageRegistry(directory: GrammarDirectory.path(environment: console.environment))
    let inspection = try FileInspection(try contents(of: file, console), path: file, registry: registry)
    if !sitesOnly { try console.writeLine(inspection.program) }
    for site in inspection.sites {
      let lines = "\(site.place.lines.first)-\(site.place.lines.last)"
      try console.writeLine(
        "\(lines) \(site.function.isEmpty ? "-" : site.function) \(site.sink ?? "-") \(site.evidence)")
      try console.writeLine("  " + site.templateText)
    }
    for finding in inspection.findings { try console.writeLine(finding.description) }
  }
}
