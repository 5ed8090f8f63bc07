import Foundation
import Testing

/// Files of `Fixtures/analysis`, and how they are kept up to date.
enum Fixture {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/analysis")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static func names(withSuffix suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(suffix) }.sorted()
  }

  /// Expects a file to be as the program would write it; writes it so when `PGXREF_UPDATE_FIXTURES` is set.
  static func expect(_ name: String, is printed: String) throws {
    let kept = try text(name)
    if kept == printed { return }
    if ProcessInfo.processInfo.environment["PGXREF_UPDATE_FIXTURES"] != nil {
      return try printed.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let lines = (
      kept.split(separator: "\n", omittingEmptySubsequences: false),
      printed.split(separator: "\n", omittingEmptySubsequences: false)
    )
    for (line, (old, new)) in zip(lines.0, lines.1).enumerated() where old != new {
      Issue.record("\(name):\(line + 1) has `\(old)`, and the program says `\(new)`")
    }
    #expect(lines.0.count == lines.1.count, "\(name) has another number of lines than the program prints")
  }
}
