internal import AnswerText
internal import CrossReference
internal import SourceModel

typealias Members = [(key: String, value: JSON)]

extension Array {
  /// A list under a key, cut to its first elements; says how many more there are.
  func first(_ limit: Int, as key: String, _ members: (Element) -> Members) -> Members {
    let rest = count - limit
    return [(key, .array(prefix(limit).map { .object(members($0)) }))] + (rest > 0 ? [(key.more, .integer(rest))] : [])
  }
}

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
    let text: Members = [("text", .string(templateText.dedented.cut(to: 1500)))]
    var known: Set<String> = []
    let texts = statements.map(\.text).filter { known.insert($0).inserted }
    if texts.count < 2 { return text }
    let rest: [JSON] = texts.count > 3 ? [.string("and \(texts.count - 3) more")] : []
    return text + [("statements", .array(texts.prefix(3).map { .string($0.dedented.cut(to: 500)) } + rest))]
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

  /// SQL without blank lines and without the white space that all lines but the first begin with: it says where in the code the
  /// text stands, and nothing else.
  var dedented: String {
    let lines = split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { return self }
    let indentation = lines.dropFirst().map { $0.prefix(while: \.isWhitespace).count }.min() ?? 0
    return ([first.drop(while: \.isWhitespace)] + lines.dropFirst().map { $0.dropFirst(indentation) })
      .joined(separator: "\n")
  }

  /// The key of how many more there are of what stands under this one: `moreColumns`.
  var more: String { "more" + prefix(1).uppercased() + dropFirst() }
}
