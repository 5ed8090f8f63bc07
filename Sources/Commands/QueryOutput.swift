import AnswerText
import CrossReference
import SourceModel

extension ProductionQuery {
  /// What stands in an answer about one production query, without the braces.
  var members: [(key: String, value: JSON)] {
    [
      ("queryid", .string(queryID.map { "\($0)" })), ("source", .string(source)), ("database", .string(database)),
      ("toplevel", .bool(isTopLevel)), ("fingerprint", .string(facts?.fingerprint?.hex)),
      ("query", .string(texts.first)), ("calls", .integer(calls)), ("totalTime", .number(totalTime)),
    ]
  }

  /// `queryid -12  default/shop  105,316 calls  3.58 s  0.03 ms mean`.
  var countsText: String {
    let name = queryID.map { "queryid \($0)" } ?? "no queryid"
    let place = database.map { "\(source)/\($0)" } ?? source
    var parts = [
      name, place, counted(calls, "call"), "\(totalTime.duration) in total", "\(meanTime.duration) on average",
    ]
    if let lastSeen { parts.append("last seen \(lastSeen.iso8601)") }
    return parts.joined(separator: ", ")
  }

  /// That no code is known, and who sends it where the query tells.
  func noSiteText(_ style: TextStyle) -> String {
    style.doubtful("no known site") + (senderText.map { ": \($0)" } ?? "")
  }

  /// Who sends it, if that is nobody's code.
  var senderText: String? {
    switch KnownSender(of: self) {
    case .foreignKey: "PostgreSQL checks a foreign key"
    case .driver: "drivers and poolers send such statements"
    case .databaseFunction: "it ran inside of functions of the database only"
    case nil: nil
    }
  }

  /// The text on one line, cut to `limit` characters; says so where the server gave none.
  func text(limit: Int) -> String { texts.first.map { $0.onOneLine(limit: limit) } ?? "(the server gave no text)" }
}

extension String {
  /// White space runs become one space; what is over the limit becomes `…`.
  func onOneLine(limit: Int) -> String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= limit ? line : line.prefix(limit - 1) + "…"
  }
}

extension QueryOrigins {
  var json: JSON { json(withColumns: false) }

  func json(withColumns: Bool) -> JSON {
    let columns = withColumns ? [("columns", JSON.array((query.facts?.usedColumns ?? []).map(\.json)))] : []
    return JSON.object(query.members + columns + [("sites", .array(sites.map(\.json)))])
  }

  /// The counts, the text, and where it comes from.
  func lines(_ style: TextStyle, withColumns: Bool = false) -> [String] {
    var lines = [style.heading(query.text(limit: 110)), "  " + query.countsText]
    if withColumns { lines += query.facts?.usedColumns.map { "  " + $0.text } ?? [] }
    lines += sites.isEmpty ? ["  " + query.noSiteText(style)] : sites.lines(style, withCode: false)
    return lines
  }
}
