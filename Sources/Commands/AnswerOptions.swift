import ArgumentParser
import CrossReference
import FactStore
import SourceModel

/// What all questions have in common: the index that they are put to, and the form of the answer.
struct AnswerOptions: ParsableArguments {
  @OptionGroup var index: IndexOption

  @Option(help: "The form of the answer; docs/output.md describes json and jsonl.")
  var format = OutputFormat.text

  func inquiry(
    _ console: Console, kinds: Set<QuerySite.Kind> = Set(QuerySite.Kind.allCases)
  ) throws -> Inquiry {
    Inquiry(of: try FactStore(readingAt: index.path(console)), kinds: kinds)
  }

  func style(_ console: Console) -> TextStyle { TextStyle(isColoured: console.showsColours) }

  /// Writes the answer, and a note where the code has changed since it was indexed.
  ///
  /// - Throws: `ExitCode` 1 when there is nothing in it.
  func write(_ answer: Answer, of inquiry: Inquiry, to console: Console) throws {
    try answer.write(as: format, to: console)
    for change in try changes(at: answer.places, since: inquiry.store) {
      console.note("note: \(change)\n")
    }
    if !answer.isFound { throw ExitCode.nothingFound }
  }
}
