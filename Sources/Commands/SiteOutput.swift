import AnswerText
import CrossReference
import SourceModel

extension QuerySite {
  /// `app/orders.py:41` or `app/orders.py:41-44`.
  var placeText: String { place.text }

  /// What stands in an answer about one site, without the braces.
  var members: [(key: String, value: JSON)] {
    [
      ("id", .string(id.hex)), ("repository", .string(repository)), ("file", .string(place.path)),
      ("line", .integer(place.lines.first)), ("endLine", .integer(place.lines.last)), ("function", .string(function)),
      ("sink", .string(sink)), ("kind", .string(kind.rawValue)), ("textRanges", .array(textRanges.map(\.json))),
      ("via", .array(via.map(\.json))),
    ]
  }

  /// The function and the call, as far as they are known.
  var callText: String {
    [functionName, sink].compactMap { $0 }.joined(separator: "  ")
  }

  /// `via Database.fetch_all app/db.py:12 → execute app/db.py:30`: the way down; nil where the site's own call sends the text.
  func viaText(_ style: TextStyle) -> String? {
    guard !via.isEmpty else { return nil }
    return "via " + via.map { "\($0.functionName) \(style.place($0.place.text)) \($0.call)" }.joined(separator: " → ")
  }

  private var functionName: String {
    if !function.isEmpty { return function }
    return isKnown ? "(top level)" : "(its function is not known)"
  }

  /// Of a place that only a query's comment names, no text is known.
  private var isKnown: Bool { !templateText.isEmpty }

  /// The lines of code, numbered; none when the index was made without excerpts.
  func code(_ style: TextStyle, indentation: Int) -> [String] {
    guard let excerpt else { return [] }
    let lines = excerpt.text.split(separator: "\n", omittingEmptySubsequences: false)
    let width = String(excerpt.firstLine + lines.count - 1).count
    return lines.enumerated().map { index, line in
      let number = String(excerpt.firstLine + index)
      let margin = String(repeating: " ", count: indentation + width - number.count) + number + " |"
      return style.faint(margin) + (line.isEmpty ? "" : " " + line)
    }
  }
}

extension SitePlace {
  /// As ``QuerySite/placeText``.
  var text: String { "\(path):\(lines.first)" + (lines.last > lines.first ? "-\(lines.last)" : "") }

  /// The function, and what kind of code it is where that is not the application.
  var functionAndKind: String {
    (function.isEmpty ? "(top level)" : function) + (kind == .application ? "" : " (\(kind.rawValue))")
  }
}

extension FileRange {
  var text: String { "\(path):\(lines.first)" + (lines.last > lines.first ? "-\(lines.last)" : "") }

  fileprivate var json: JSON {
    .object([
      ("file", .string(path)), ("line", .integer(lines.first)), ("endLine", .integer(lines.last)),
    ])
  }
}

extension ViaStep {
  fileprivate var functionName: String { function.isEmpty ? "(top level)" : function }

  fileprivate var json: JSON {
    .object([
      ("file", .string(place.path)), ("line", .integer(place.lines.first)), ("endLine", .integer(place.lines.last)),
      ("function", .string(function)), ("call", .string(call)),
    ])
  }
}

extension MatchedSite {
  var json: JSON { .object(members) }

  /// What stands in an answer about a site that was joined with a query, without the braces.
  var members: [(key: String, value: JSON)] {
    site.members + [
      ("match", .string(match.tier.rawValue)), ("confidence", .number(match.confidence)),
      ("reason", .string(match.reason)),
    ]
  }

  /// `0.97 fingerprint: the same statement but for constants`.
  func matchText(_ style: TextStyle) -> String {
    let confidence = String(Int((match.confidence * 100).rounded()))
    let text = "\(confidence) % by \(match.tier.rawValue)"
    return match.confidence >= 0.8 ? style.good(text) : style.doubtful(text)
  }
}

extension [MatchedSite] {
  /// Each with its place, its function and how it was matched; with the lines of code where asked for.
  func lines(_ style: TextStyle, withCode: Bool) -> [String] {
    guard withCode else {
      var table = TextTable([.left, .left, .left])
      for site in self {
        table.add([style.place(site.site.placeText), site.site.callText, site.matchText(style)])
      }
      return zip(table.lines(indentation: 2), self).flatMap { line, site in
        [line] + (site.site.viaText(style).map { ["    " + $0] } ?? [])
      }
    }
    return flatMap { site in
      [
        "  \(style.place(site.site.placeText))  \(site.site.callText)",
        "    \(site.matchText(style)): \(site.match.reason)",
      ] + (site.site.viaText(style).map { ["    " + $0] } ?? []) + site.site.code(style, indentation: 4)
    }
  }
}
