internal import AnswerText
internal import CrossReference
internal import SourceModel

typealias Members = [(key: String, value: JSON)]

extension QuerySite {
  /// What an answer says of a place; what is usual is left out.
  var members: Members {
    var members: Members = [
      ("repository", .string(repository)), ("file", .string(place.path)), ("line", .integer(place.lines.first)),
    ]
    if place.lines.last > place.lines.first { members.append(("endLine", .integer(place.lines.last))) }
    if !function.isEmpty { members.append(("function", .string(function))) }
    if let sink { members.append(("call", .string(sink))) }
    if kind != .application { members.append(("kind", .string(kind.rawValue))) }
    if !via.isEmpty { members.append(("via", .array(via.map { .string($0.text) }))) }
    return members
  }

  /// The lines of code, numbered, as far as an answer has room for them.
  var codeMember: Members {
    guard let excerpt else { return [] }
    let lines = excerpt.text.split(separator: "\n", omittingEmptySubsequences: false)
    let numbered = lines.prefix(30).enumerated().map { "\(excerpt.firstLine + $0.offset) | \($0.element)" }
    return [("code", .string(numbered.joined(separator: "\n").cut(to: 2000)))]
  }

  /// The text that is sent, or the pattern of it; of a pattern that stands for several statements, also the first of them.
  var textMember: Members {
    let text: Members = [("text", .string(templateText.cut(to: 1500)))]
    var known: Set<String> = []
    let texts = statements.map(\.text).filter { known.insert($0).inserted }
    if texts.count < 2 { return text }
    let rest: [JSON] = texts.count > 3 ? [.string("and \(texts.count - 3) more")] : []
    return text + [("statements", .array(texts.prefix(3).map { .string($0.cut(to: 500)) } + rest))]
  }
}

extension ViaStep {
  fileprivate var text: String {
    let place = "\(place.path):\(place.lines.first)"
    return (function.isEmpty ? place : "\(function) \(place)") + " calls \(call)"
  }
}

extension MatchedSite {
  var members: Members {
    site.members + [("confidence", .number(match.confidence)), ("match", .string(match.tier.rawValue))]
      + (match.reason.isEmpty ? [] : [("reason", .string(match.reason))])
  }
}

extension String {
  /// - Parameter limit: in bytes.
  func cut(to limit: Int) -> String {
    utf8.count <= limit ? self : String(decoding: utf8.prefix(limit), as: UTF8.self) + "…"
  }
}
