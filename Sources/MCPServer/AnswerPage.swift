internal import AnswerText
internal import Foundation
internal import SourceModel

/// The part of an answer that one call gives: so many rows as were asked for and as models can read at once.
struct AnswerPage {
  /// Bytes of the structured content. With the same as text beside it, an answer stays below 30,000 bytes, which are fewer
  /// than 10,000 tokens.
  static let byteLimit = 11_000
  static let usualLimit = 10

  private(set) var structured: JSON
  private(set) var links: [ResourceLink] = []
  private(set) var rowCount = 0

  /// - Parameter question: what the cursor must be of.
  init(
    of answer: ToolAnswer, question: String, arguments: Arguments, rowLimit: Int?
  ) throws {
    let start = try Self.offset(in: arguments.text("cursor"), of: question)
    let limit = arguments.count("limit") ?? Self.usualLimit
    // A team's limit ends the answer: what is behind it cannot be had by asking on.
    let end = min(answer.rowCount, rowLimit ?? .max)
    var rows: [JSON] = []
    var size = JSON.object(answer.members).compact.utf8.count
    var next = start
    while next < end, rows.count < limit {
      let row = try answer.row(next)
      size += row.json.compact.utf8.count
      if size > Self.byteLimit, !rows.isEmpty { break }
      rows.append(row.json)
      if let link = row.link, !links.contains(link) { links.append(link) }
      next += 1
    }
    rowCount = rows.count
    var members = answer.members + [(answer.rowsKey, .array(rows))]
    if next < end {
      members.append(("nextCursor", .string(Self.cursor(at: next, of: question))))
    }
    structured = .object(members)
  }

  /// Without what must not be told, and with a word about that, which is the same in every answer.
  func reviewed(by scope: PolicyScope) -> AnswerPage {
    var page = self
    let note = "what the policy hides is left out or \(Policy.withheld)"
    page.structured = .object((scope.reviewed(structured).members ?? []) + [("policy", .string(note))])
    page.links = links.filter { scope.reviewed($0.json) == $0.json }
    return page
  }

  private static func cursor(at offset: Int, of question: String) -> String {
    Data("\(offset) \(StableHash.of(question))".utf8).base64EncodedString()
  }

  private static func offset(in cursor: String?, of question: String) throws(ToolFailure) -> Int {
    guard let cursor else { return 0 }
    let parts = String(decoding: Data(base64Encoded: cursor) ?? Data(), as: UTF8.self).split(separator: " ")
    guard parts.count == 2, let offset = Int(parts[0]), offset > 0, parts[1] == "\(StableHash.of(question))" else {
      throw ToolFailure("the cursor is not from an answer to this question; leave it out to begin anew")
    }
    return offset
  }
}
