import Foundation
import TestSupport

/// The demo application, indexed with its schema and statistics by the built program.
struct DemoIndex {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let demo = Checkout.root.appending(path: "Fixtures/demo").path(percentEncoded: false)
    for arguments in [
      ["index", demo, "--name", "demo"], ["schema", "import", demo + "/schema.sql"],
      ["stats", "import", demo + "/pg_stat_statements.csv", "--source", "production"],
    ] {
      let command = try Program.run(arguments, in: folder)
      if command.status != 0 { throw Failure(description: command.errors) }
    }
  }

  struct Failure: Error, CustomStringConvertible { let description: String }
}
