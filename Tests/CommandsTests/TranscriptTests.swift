import Commands
import Foundation
import SourceModel
import Synchronization
import TestSupport
import Testing

/// Every file in Fixtures/commands is a transcript on an index of its own: a line `$ pgxref …`, what that prints (lines
/// of the standard error begin with `! `), and the exit code where it is not 0. The commands build on one another.
///
/// `statistics.csv` and `schema.sql` stand beside the transcripts.
struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/commands").standardizedFileURL

  static let transcripts =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)))
    .map { $0.filter { $0.hasSuffix(".txt") }.sorted() } ?? []

  @Test func thereAreTranscripts() { #expect(Self.transcripts.count > 5) }

  @Test(arguments: transcripts) func printsAsExpected(name: String) async throws {
    let file = Self.folder.appending(path: name)
    let expected = try String(contentsOf: file, encoding: .utf8)
    let index = try SampleIndex()
    var actual = ""
    for line in expected.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") { actual += line + "\n" }
      guard line.hasPrefix("$ ") else { continue }
      actual += line + "\n" + (await Self.run(String(line.dropFirst(2)), on: index)) + "\n"
    }
    if ProcessInfo.processInfo.environment["PGXREF_UPDATE_FIXTURES"] != nil {
      try actual.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(actual == expected)
    }
  }

  /// What a command line prints, and its exit code.
  private static func run(_ line: String, on index: SampleIndex) async -> String {
    let (command, input) = redirected(words(of: line))
    let printed = Mutex("")
    let console = Console(
      readInput: { Array(input.utf8) },
      write: { text in printed.withLock { $0 += text } },
      note: { text in
        printed.withLock { $0 += text.split(separator: "\n").map { "! \($0)\n" }.joined() }
      },
      showsColours: false, showsProgress: false, environment: ["PGXREF_INDEX": index.path],
      now: { SampleIndex.now })
    let code = await Pgxref.run(Array(command.dropFirst()), on: console)
    let output = printed.withLock { $0 }
      .replacing(folder.path(percentEncoded: false), with: "FIXTURES/").replacing("FIXTURES//", with: "FIXTURES/")
      .replacing(index.folder.path(), with: "FOLDER")
    return output + (code == 0 ? "" : "[exit \(code)]\n")
  }

  /// As a shell splits them: at spaces outside of quotes.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var quote: Character?
    var isInside = false
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        (quote, isInside) = (character, true)
        words.append("")
      } else if quote == nil, character == " " {
        isInside = false
      } else {
        if !isInside { words.append("") }
        isInside = true
        words[words.count - 1].append(character)
      }
    }
    return words.map {
      $0.hasPrefix("FIXTURES/") ? folder.appending(path: $0.dropFirst(9)).path(percentEncoded: false) : $0
    }
  }

  /// The words before `<<<`, and the one behind it as the standard input.
  private static func redirected(_ words: [String]) -> (command: [String], input: String) {
    guard let mark = words.firstIndex(of: "<<<"), mark + 1 < words.count else { return (words, "") }
    return (Array(words[..<mark]), words[mark + 1])
  }
}
