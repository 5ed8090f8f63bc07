import TestSupport
import Testing

/// Some code and an index of it, in a folder of their own.
struct WorkingIndex {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func write(_ bytes: some Sequence<UInt8>, to path: String) throws { try folder.write(bytes, to: "code/" + path) }

  func update(jobs: Int = 2) throws { try succeed(["index", "code", "--jobs", "\(jobs)"]) }

  func dump() throws -> String { try succeed(["dump"]).output }

  @discardableResult
  func succeed(_ arguments: [String]) throws -> Command {
    let command = try Program.run(arguments, in: folder)
    try #require(command.status == 0, "\(arguments): \(command.errors)")
    return command
  }
}
