import Commands
import Foundation
import SourceModel
import Synchronization
import TestSupport
import Testing

/// Every file in Fixtures/commands is a transcript on an index of its own. The commands build on one another; what they
/// print to the standard error begins with `! `, and the exit code stands behind where it is not 0.
///
/// `statistics.csv` and `schema.sql` stand beside the transcripts.
struct TranscriptTests {
  private static let folder = Checkout.root.appending(path: "Fixtures/commands")

  static let transcripts =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)))
    .map { $0.filter { $0.hasSuffix(".txt") }.sorted() } ?? []

  @Test func thereAreTranscripts() { #expect(Self.transcripts.count > 5) }

  @Test(arguments: transcripts) func printsAsExpected(name: String) async throws {
    let index = try SampleIndex()
    let difference = try await Transcript(Self.folder.appending(path: name)).difference { arguments, input in
      await Self.run(arguments, input, on: index)
    }
    #expect(difference == nil)
  }

  /// What a command prints, and its exit code.
  private static func run(_ arguments: [String], _ input: String, on index: SampleIndex) async -> String {
    let printed = Mutex("")
    let console = Console(
      readInput: { Array(input.utf8) },
      write: { text in printed.withLock { $0 += text } },
      note: { text in
        printed.withLock { $0 += text.split(separator: "\n").map { "! \($0)\n" }.joined() }
      },
      showsColours: false, showsProgress: false, environment: ["PGXREF_INDEX": index.path],
      now: { SampleIndex.now })
    let code = await Pgxref.run(arguments.map(withFolder), on: console)
    let output = printed.withLock { $0 }
      .replacing(folder.path(percentEncoded: false) + "/", with: "FIXTURES/")
      .replacing(index.folder.path(), with: "FOLDER")
    return output + (code == 0 ? "" : "[exit \(code)]\n")
  }

  private static func withFolder(_ argument: String) -> String {
    argument.hasPrefix("FIXTURES/") ? folder.path(percentEncoded: false) + argument.dropFirst(8) : argument
  }
}
