internal import Foundation

/// The program as it was built with these tests.
package enum Program {
  /// nil when the tests do not run from a build folder.
  package static let path: String? = {
    let built = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "pgxref")
    guard let path = built?.path(percentEncoded: false), FileManager.default.isExecutableFile(atPath: path) else {
      return nil
    }
    return path
  }()

  /// - Parameter folder: where it is run; its index is `index.sqlite` there.
  package static func run(_ arguments: String..., in folder: TemporaryFolder, input: String = "") throws -> Command {
    try run(arguments, in: folder, input: input)
  }

  package static func run(_ arguments: [String], in folder: TemporaryFolder, input: String = "") throws -> Command {
    try Command(
      [try builtPath()] + arguments, in: folder.url, environment: ["PGXREF_INDEX": "index.sqlite"], input: input)
  }

  /// Runs a line of a shell in which `"$pgxref"` is the program.
  package static func shell(_ line: String, in folder: TemporaryFolder) throws -> Command {
    try Command(
      "bash", "-c", line, in: folder.url, environment: ["PGXREF_INDEX": "index.sqlite", "pgxref": try builtPath()])
  }

  private static func builtPath() throws -> String {
    guard let path else { throw NotBuilt() }
    return path
  }

  private struct NotBuilt: Error {}
}
