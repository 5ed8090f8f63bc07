internal import Foundation

/// A PostgreSQL server for one script, started by `Scripts/throwaway-postgres`.
package enum ThrowawayPostgres {
  /// Whether a server is installed; `make test` sees to it, a plain `swift test` may run without one.
  package static var isInstalled: Bool { FileManager.default.fileExists(atPath: "/usr/lib/postgresql") }

  private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scripts/throwaway-postgres")

  /// Starts a server, feeds a script to psql and returns all that psql prints, errors and logs included, in order.
  ///
  /// - Parameter settings: lines for `postgresql.conf`.
  package static func run(_ sql: String, settings: String = "") throws -> String {
    let process = Process()
    process.executableURL = script
    process.arguments = ["run", "sh", "-c", "psql --no-psqlrc --quiet --tuples-only --no-align 2>&1"]
    process.environment = ProcessInfo.processInfo.environment.merging(["PGXREF_POSTGRES_SETTINGS": settings]) { $1 }
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // The script may be longer than a pipe holds, and psql may answer before it has read all of it.
    let writer = Thread {
      try? input.fileHandleForWriting.write(contentsOf: Data(sql.utf8))
      try? input.fileHandleForWriting.close()
    }
    writer.start()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }
}
