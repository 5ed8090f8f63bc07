import AnswerText
import CrossReference
import SourceModel

extension ColumnAnswer {
  func answer(_ style: TextStyle, at now: Timestamp) -> Answer {
    Answer(lines: lines(style, at: now), values: .one(json), isFound: verdict != .noUse, sites: sites.map(\.site))
  }

  private func lines(_ style: TextStyle, at now: Timestamp) -> [String] {
    if let unknown { return [unknown] + didYouMean(suggestions) }
    var lines = counts.lines(of: "\(column)", style)
    if isInSchema == false { lines.append(style.doubtful("  the imported schema has no such column")) }
    var table = TextTable([.left, .left, .left, .right])
    for use in sites {
      table.add([
        style.place(use.site.placeText), use.roles.text(style),
        use.site.functionAndKind + (use.isSeenInProductionOnly ? " (by what production ran)" : ""), use.traffic.text,
      ])
    }
    lines += table.lines(indentation: 2) + traffic.lines
    if !queriesWithoutSite.isEmpty {
      lines += ["", "production statements that use it and that no code explains:"]
      for use in queriesWithoutSite {
        let sender = use.query.senderText.map { "; \($0)" } ?? ""
        lines += ["  \(use.query.text(limit: 100))", "    \(use.roles.text(style)); \(use.query.countsText)\(sender)"]
      }
    }
    return lines + didYouMean(suggestions) + coverage.lines(style, at: now)
  }

  /// That there is no such column, as far as the schema tells; nil when there is, or when somebody uses it all the same.
  private var unknown: String? {
    guard verdict == .noUse else { return nil }
    if coverage.catalogueHasTable == false {
      return "there is no table \(column.table) in the imported schema, and no statement of code or production names it"
    }
    if isInSchema == false {
      return "the imported schema has \(column.table), but no column \(column.column), and no statement names it"
    }
    if isInSchema == nil, !suggestions.isEmpty { return "no statement of code or production names \(column)" }
    return nil
  }

  private var json: JSON {
    .object([
      ("column", .string("\(column)")), ("verdict", .string(verdict.rawValue)),
      ("knownCode", .string(counts.knownVerdict.rawValue)),
      ("inSchema", isInSchema.map { .bool($0) } ?? .null), ("counts", counts.json), ("traffic", traffic.json),
      (
        "sites",
        .array(
          sites.map { use in
            .object(
              use.site.members + [
                ("roles", .array(use.roles.map(\.json))), ("calls", .integer(use.traffic.calls)),
                ("totalTime", .number(use.traffic.totalTime)), ("lastGrown", .string(use.traffic.lastGrown?.iso8601)),
                ("seenInProductionOnly", .bool(use.isSeenInProductionOnly)),
              ])
          })
      ),
      (
        "queriesWithoutSite",
        .array(
          queriesWithoutSite.map { .object($0.query.members + [("roles", .array($0.roles.map(\.json)))]) })
      ),
      ("coverage", coverage.json),
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
  func text(_ style: TextStyle) -> String {
    map { use in
      switch use.certainty {
      case .certain: use.role.rawValue
      case .ambiguous: style.doubtful(use.role.rawValue + " (may be another table's)")
      case .star: use.role.rawValue + " (by *)"
      }
    }.joined(separator: ", ")
  }
}

/// A line with the names that were probably meant; none when there are none.
func didYouMean(_ suggestions: [String]) -> [String] {
  suggestions.isEmpty ? [] : ["did you mean \(suggestions.joined(separator: ", "))?"]
}
