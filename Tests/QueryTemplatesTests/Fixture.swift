import Foundation
import QueryTemplates
import Testing

/// A table of cases in `Fixtures/templates`: blocks of lines, each ended by an empty line; `#` begins a comment line.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/templates")

  static func text(_ name: String) -> String {
    (try? Data(contentsOf: folder.appending(path: name))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The blocks of a file; a missing file has none, which the tests refuse.
  static func blocks(_ name: String) -> [[String]] {
    text(name).split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
      .split(separator: "", omittingEmptySubsequences: true).map { $0.map(String.init) }
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
