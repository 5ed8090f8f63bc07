package import Foundation

/// Commands and what they print: a line `$ pgxref …`, its output and an empty line, again and again. Lines that begin
/// with `# ` are remarks. `<<< word` behind a command is its standard input.
package struct Transcript: Sendable {
  private let file: URL
  private let text: String

  package init(_ file: URL) throws {
    self.file = file
    text = try String(contentsOf: file, encoding: .utf8)
  }

  /// What is different when the commands are run again; nil if nothing is. With `PGXREF_UPDATE_FIXTURES` set, what they
  /// print now is written to the file.
  ///
  /// - Parameter run: takes the words behind `pgxref` and the standard input, and returns what is printed.
  package func difference(
    running run: (_ arguments: [String], _ input: String) async throws -> String
  ) async throws -> String? {
    var actual = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") { actual += line + "\n" }
      guard line.hasPrefix("$ ") else { continue }
      let (command, input) = Self.redirected(Self.words(of: line.dropFirst(2)))
      actual += line + "\n" + (try await run(Array(command.dropFirst()), input)) + "\n"
    }
    return try ExpectedText(file).difference(from: actual)
  }

  /// As a shell splits them: at spaces outside of quotes.
  private static func words(of line: Substring) -> [String] {
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
    return words
  }

  /// The words before `<<<`, and the one behind it.
  private static func redirected(_ words: [String]) -> (command: [String], input: String) {
    guard let mark = words.firstIndex(of: "<<<"), mark + 1 < words.count else { return (words, "") }
    return (Array(words[..<mark]), words[mark + 1])
  }
}
