import Foundation
import TestSupport
import Testing

/// The server in conversation with clients that others wrote; `make test` installs them.
@Suite struct ClientTests {
  private static func python(_ client: String) -> String {
    Checkout.root.appending(path: ".build/mcp-clients/\(client)/bin/python").path(percentEncoded: false)
  }

  private static let areInstalled = ["current", "first"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: python($0))
  }

  @Test(
    .enabled(if: areInstalled, "run Scripts/install-mcp-clients"),
    arguments: [
      ("current", ["auto 2026-07-28", "2026-07-28 2026-07-28", "legacy 2025-11-25"]), ("first", ["2025-11-25"]),
    ])
  func wholeConversations(client: String, versions: [String]) throws {
    let index = try DemoIndex()
    let command = try Command(
      [
        Self.python(client), "Fixtures/mcp/conversation.py", try #require(Program.path),
        index.folder.path("index.sqlite"),
      ])
    #expect(command.status == 0, "\(command.errors.suffix(3000))")
    let lines = command.output.split(separator: "\n")
    #expect(lines.count == versions.count)
    for (line, version) in zip(lines, versions) { #expect(line.hasSuffix(version)) }
  }
}
