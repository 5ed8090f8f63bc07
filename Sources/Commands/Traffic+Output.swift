import AnswerText
import CrossReference

extension Traffic {
  /// `1,204 calls, 3.20 s`, or that it was not seen.
  var text: String { calls > 0 ? "\(counted(calls, "call")), \(totalTime.duration)" : "not seen running" }

  /// A line about all that production ran of it; none where there is nothing to tell.
  var lines: [String] {
    guard queries > 0 else { return [] }
    let grown =
      lastGrown.map { ", last seen growing in the snapshot of \($0.iso8601)" }
      ?? comparedSince.map { ", not seen growing since the snapshot of \($0.iso8601)" } ?? ""
    return ["in production: \(counted(queries, "statement")) with \(text) in total\(grown)"]
  }

  var json: JSON {
    .object([
      ("queries", .integer(queries)), ("calls", .integer(calls)), ("totalTime", .number(totalTime)),
      ("lastGrown", .string(lastGrown?.iso8601)), ("comparedSince", .string(comparedSince?.iso8601)),
    ])
  }
}
