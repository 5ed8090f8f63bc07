import ArgumentParser
import CrossReference
import FactStore

/// Which index a command reads or writes.
struct IndexOption: ParsableArguments {
  @Option(
    name: .customLong("index"),
    help: ArgumentHelp(
      "The index. (default: $PGXREF_INDEX, otherwise .pgxref/index.sqlite)", valueName: "file"))
  var path: String?

  func path(_ console: Console) -> String {
    if let path { return path }
    if let path = console.environment["PGXREF_INDEX"], !path.isEmpty { return path }
    return ".pgxref/index.sqlite"
  }

  func inquiry(_ console: Console) throws -> Inquiry { Inquiry(of: try FactStore(readingAt: path(console))) }
}
