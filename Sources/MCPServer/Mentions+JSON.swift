internal import AnswerText
internal import CrossReference

extension Mentions {
  /// Lines that name it without any statement, the most telling first.
  var member: Members {
    if lines.isEmpty { return [] }
    let first = lines.prefix(5).map { line in
      JSON.object([
        ("repository", .string(line.repository)), ("file", .string(line.path)), ("line", .integer(line.line)),
        ("word", .string(line.word)),
      ])
    }
    return [
      (
        "mentions",
        .object([
          ("inCode", .integer(counts.inCode)), ("elsewhere", .integer(counts.elsewhere)),
          ("lines", .array(first)),
        ])
      )
    ]
  }
}
