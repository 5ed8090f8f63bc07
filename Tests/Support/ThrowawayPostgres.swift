internal import Foundation

/// A PostgreSQL server of one test: in a temporary folder, on a unix socket only, stopped with the value.
package final class ThrowawayPostgres: Sendable {
  /// Whether a server is installed; `make test` sees to it, a plain `swift test` may run without one.
  package static var isInstalled: Bool { FileManager.default.fileExists(atPath: "/usr/lib/postgresql") }

  /// The folder of the socket, which clients take as their host.
  package let host: String

  /// What a client of the server needs to connect as its superuser.
  package var environment: [String: String] { ["PGHOST": host, "PGUSER": "postgres", "PGDATABASE": "postgres"] }

  private static let script = Checkout.root.appending(path: "Scripts/throwaway-postgres").path(percentEncoded: false)

  /// - Parameter settings: further lines for postgresql.conf.
  package init(settings: String = "") throws {
    let started = try Command(Self.script, "start", environment: ["PGXREF_POSTGRES_SETTINGS": settings])
    guard started.status == 0 else { throw Failure(description: started.errors) }
    host = String(started.output.prefix { !$0.isNewline })
  }

  deinit { _ = try? Command(Self.script, "stop", host) }

  /// Sends statements as psql does and returns the rows, unaligned and without headers.
  package func rows(of statements: String, user: String = "postgres") throws -> [Substring] {
    let psql = try Command(
      "psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1",
      environment: environment.merging(["PGUSER": user]) { $1 }, input: statements)
    guard psql.status == 0 else { throw Failure(description: psql.errors) }
    return psql.output.split(separator: "\n")
  }

  /// Feeds a script to psql on a server of its own and returns all that psql prints, errors and logs included, in order.
  package static func run(_ sql: String, settings: String = "") throws -> String {
    try Command(
      script, "run", "sh", "-c", "psql --no-psqlrc --quiet --tuples-only --no-align 2>&1",
      environment: ["PGXREF_POSTGRES_SETTINGS": settings], input: sql
    ).output
  }

  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }
}
