import Foundation
import HostLanguages
import TestSupport

/// A file of `Fixtures/languages/<language>/`: a comment of that language, then cases.
///
///     # Literals: » ü «
///     === the name of the case
///     source
///     --- another.py
///     source of another file of the same repository
///     ---
///     the expected sites
///
/// The comment is put in front of every case to see what that shifts, so it has letters of several bytes.
struct CorpusFile {
  let path: String
  let comment: String
  var cases: [CorpusCase]

  static var paths: [String] { Checkout.files(under: "Fixtures/languages", named: ".txt") }

  init(path: String) throws {
    self.path = path
    let blocks = ("\n" + (try Checkout.text(of: path))).components(separatedBy: "\n=== ")
    comment = String(blocks[0].dropFirst()) + "\n"
    let language = String(path.split(separator: "/")[2])
    let name = try "case." + (CorpusCase.registry.get().manifest(language)?.extensions.first ?? "txt")
    cases = blocks.dropFirst().map { Self.readCase($0, firstPath: name) }
  }

  private static func readCase(_ block: String, firstPath: String) -> CorpusCase {
    var lines = block.components(separatedBy: "\n")
    let name = lines.removeFirst()
    var files = [CorpusCase.File(path: firstPath, text: "")]
    var expected: String?
    for line in lines {
      if let known = expected {
        expected = known + line + "\n"
      } else if line == "---" {
        expected = ""
      } else if line.hasPrefix("--- ") {
        files.append(CorpusCase.File(path: String(line.dropFirst(4)), text: ""))
      } else {
        files[files.count - 1].text += line + "\n"
      }
    }
    return CorpusCase(name: name, files: files, expected: trimmed(expected ?? ""))
  }

  /// The file with these as its cases' expected sites.
  func text(expecting expected: [String]) -> String {
    zip(cases, expected).reduce(comment) { text, pair in
      let (corpusCase, sites) = pair
      let files = corpusCase.files.enumerated().map { index, file in
        (index == 0 ? "" : "--- \(file.path)\n") + Self.trimmed(file.text) + "\n"
      }
      let result = sites.isEmpty ? "" : sites + "\n"
      return text + "=== \(corpusCase.name)\n" + files.joined() + "---\n" + result + "\n"
    }
  }

  /// Without the empty lines around.
  private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }
}
