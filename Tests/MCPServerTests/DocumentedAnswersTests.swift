import Foundation
import TestSupport
import Testing

/// That the answers which docs/mcp.md shows are those that the server gives on the demo.
@Suite struct DocumentedAnswersTests {
  /// A question with its answer as the document has it, in which `[…]` stands for lines that are left out.
  private struct Example {
    var tool: String
    var arguments: String
    var lines: [Substring]

    /// From `> tool {…}` and the lines behind it.
    init(_ text: Substring) {
      let lines = text.split(separator: "\n")
      let question = lines[0].split(separator: " ", maxSplits: 1)
      tool = String(question[0])
      arguments = String(question[1])
      self.lines = Array(lines.dropFirst())
    }

    /// The first line of the document that does not come in its turn.
    func firstLine(missingIn answer: String) -> Substring? {
      var rest = answer.split(separator: "\n")[...]
      var maySkip = false
      for line in lines {
        if line == "[…]" {
          maySkip = true
          continue
        }
        guard let found = rest.firstIndex(where: { Self.isShown($0, as: line) }), maySkip || found == rest.startIndex
        else { return line }
        rest = rest[(found + 1)...]
        maySkip = false
      }
      return nil
    }

    /// Times and commits are those of the run that the document shows; a long line may be cut off.
    private static func isShown(_ line: Substring, as documented: Substring) -> Bool {
      func plain(_ line: Substring) -> String {
        String(line).replacing(/\d{4}-\d\d-\d\dT[\d:]+Z/, with: "TIME").replacing(/commit: .*/, with: "commit")
      }
      let (line, documented) = (plain(line), plain(documented))
      return documented.hasSuffix("…") ? line.hasPrefix(documented.dropLast()) : line == documented
    }
  }

  @Test func theThreeJobsAreAnsweredSo() throws {
    let document = try String(contentsOf: Checkout.root.appending(path: "docs/mcp.md"), encoding: .utf8)
    let examples = document.components(separatedBy: "```text\n").dropFirst().flatMap { block in
      ("\n" + block.prefix(upTo: block.range(of: "```")?.lowerBound ?? block.endIndex)).components(separatedBy: "\n> ")
        .dropFirst().map { Example($0[...]) }
    }
    #expect(Set(examples.map(\.tool)) == ["find_query", "find_usage", "search", "index_status", "top_queries"])
    let index = try DemoIndex()
    let served = try ServedLines(
      examples.enumerated().map { ServedLines.call($0.offset, $0.element.tool, $0.element.arguments) },
      in: index.folder)
    for (number, example) in examples.enumerated() {
      let answer = served.text(Int64(number))
      let line = example.firstLine(missingIn: answer)
      #expect(line == nil, "\(example.tool) \(example.arguments) does not answer '\(line ?? "")' there:\n\(answer)")
    }
  }
}
