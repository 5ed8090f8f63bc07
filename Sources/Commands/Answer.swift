import AnswerText
import SourceModel

/// An answer in the forms in which it can be written.
struct Answer {
  /// For people, line by line.
  var lines: [String]
  /// For programs: one value, or a list of values that JSON Lines has on a line each.
  var values: Values
  /// Whether there is anything in it: decides the exit code.
  var isFound: Bool
  /// The places in the code that it names.
  var places: [SitePlace] = []

  enum Values {
    case one(JSON)
    case list([JSON])
  }

  func write(as format: OutputFormat, to console: Console) throws {
    switch (format, values) {
    case (.text, _): try console.write(lines.map { $0 + "\n" }.joined())
    case (.json, .one(let value)): try console.writeLine(value.indented)
    case (.json, .list(let list)): try console.writeLine(JSON.array(list).indented)
    case (.jsonl, .one(let value)): try console.writeLine(value.compact)
    case (.jsonl, .list(let list)): try console.write(list.map { $0.compact + "\n" }.joined())
    }
  }
}
