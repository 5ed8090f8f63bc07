import Foundation
import TestSupport

/// `Fixtures/mcp/policy`: an application of which some may be seen.
struct PolicyIndex {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let fixture = Checkout.root.appending(path: "Fixtures/mcp/policy").path(percentEncoded: false)
    for arguments in [
      ["schema", "import", fixture + "/schema.sql"],
      ["stats", "import", fixture + "/statistics.csv", "--captured-at", "2026-08-22"],
      ["index", fixture + "/code", "--name", "shop"],
    ] {
      let command = try Program.run(arguments, in: folder)
      if command.status != 0 { throw DemoIndex.Failure(description: command.errors) }
    }
  }

  func serve(_ lines: [String], policy: String) throws -> ServedLines {
    try folder.write(policy, to: "policy.yml")
    return try ServedLines(lines, options: ["--policy", "policy.yml"], in: folder)
  }
}
