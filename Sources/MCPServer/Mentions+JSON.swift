internal import AnswerText
internal import CrossReference

extension Mentions {
  /// Lines that name it without any statement, the most telling first; only their number where statements tell enough.
  func member(beside verdict: Verdict) -> Members {
    if lines.isEmpty { return [] }
    let isKnown = [.writtenAndRead, .readOnly].contains(verdict)
    let first = lines.prefix(isKnown ? 0 : 5).map { line in
      JSON.object([
        ("repository", .string(line.repository)), ("file", .string(line.path)), ("line", .integer(line.line)),
        ("word", .string(line.word)),
      ])
    }
    return [
      (
        "mentions",
        .object(
          [
            ("inCode", .integer(counts.inCode)), ("elsewhere", .integer(counts.elsewhere)),
          ] + (isKnown ? [] : [("lines", .array(first))]))
      )
    ]
  }
}
