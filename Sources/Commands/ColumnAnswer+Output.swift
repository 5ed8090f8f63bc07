import AnswerText
import CrossReference
import SourceModel

extension ColumnAnswer {
  func answer(_ style: TextStyle) -> Answer {
    Answer(
      lines: lines(style), values: .one(json), isFound: !sites.isEmpty || !queriesWithoutSite.isEmpty,
      sites: sites.map(\.site))
  }

  private func lines(_ style: TextStyle) -> [String] {
    guard !sites.isEmpty || !queriesWithoutSite.isEmpty else { return nothingFound }
    let writers = sites.count { $0.roles.contains { $0.role.writes } }
    let readers = sites.count { $0.roles.contains { !$0.role.writes } }
    var lines = [
      style.heading("\(column)") + ": " + accessText(readers: readers, writers: writers)
    ]
    var table = TextTable([.left, .left, .left, .right])
    for use in sites {
      table.add([
        style.place(use.site.placeText), use.roles.text(style),
        use.site.functionAndKind,
        use.calls > 0 ? counted(use.calls, "call") : "not seen running",
      ])
    }
    lines += table.lines(indentation: 2)
    if !queriesWithoutSite.isEmpty {
      lines += ["", "production queries that use it and have no known site:"]
      for use in queriesWithoutSite {
        lines += ["  \(use.query.text(limit: 100))", "    \(use.roles.text(style)); \(use.query.countsText)"]
      }
    }
    return lines
  }

  private var nothingFound: [String] {
    let state =
      switch isInSchema {
      case true?: ", which the imported schema has"
      case false?: ", nor does the imported schema have it"
      case nil: ""
      }
    return ["no statement of the code or of production is known to use \(column)" + state] + didYouMean(suggestions)
  }

  private var json: JSON {
    .object([
      ("column", .string("\(column)")), ("inSchema", isInSchema.map { .bool($0) } ?? .null),
      (
        "sites",
        .array(
          sites.map { use in
            .object(use.site.members + [("roles", .array(use.roles.map(\.json))), ("calls", .integer(use.calls))])
          })
      ),
      (
        "queriesWithoutSite",
        .array(
          queriesWithoutSite.map { .object($0.query.members + [("roles", .array($0.roles.map(\.json)))]) })
      ),
      ("suggestions", .array(suggestions.map { .string($0) })),
    ])
  }
}

extension ColumnAnswer.RoleUse {
  fileprivate var json: JSON {
    .object([("role", .string(role.rawValue)), ("certainty", .string(certainty.rawValue))])
  }
}

extension [ColumnAnswer.RoleUse] {
  /// `filter, select (by *)`: says where another table's column may be meant, and where it is only in `*`.
  fileprivate func text(_ style: TextStyle) -> String {
    map { use in
      switch use.certainty {
      case .certain: use.role.rawValue
      case .ambiguous: style.doubtful(use.role.rawValue + " (may be another table's)")
      case .star: use.role.rawValue + " (by *)"
      }
    }.joined(separator: ", ")
  }
}

/// `read at 3 places, never written`.
func accessText(readers: Int, writers: Int) -> String {
  let read = readers > 0 ? "read at \(counted(readers, "place"))" : "never read"
  return read + (writers > 0 ? ", written at \(counted(writers, "place"))" : ", never written")
}

/// A line with the names that were probably meant; none when there are none.
func didYouMean(_ suggestions: [String]) -> [String] {
  suggestions.isEmpty ? [] : ["did you mean \(suggestions.joined(separator: ", "))?"]
}
