import AnswerText
import CrossReference
import FactStore
import SourceModel

extension ColumnAnswer {
  /// - Parameter shown: its sites with all that is known of them.
  func answer(_ shown: [ShownSite], _ style: TextStyle, at now: Timestamp) -> Answer {
    Answer(
      lines: lines(shown, style, at: now), values: .one(json(shown)), isFound: verdict != .noUse,
      places: sites.map(\.place))
  }

  private func lines(_ shown: [ShownSite], _ style: TextStyle, at now: Timestamp) -> [String] {
    if let unknown { return [unknown] + didYouMean(suggestions) }
    var lines = counts.lines(of: "\(column)", style)
    lines += coverage.doubts(about: verdict, of: .column, style)
    lines += conventions.doubts(style)
    if isOfRowType {
      lines.append(
        style.doubtful("  but it is a field of a type: what reaches it through columns of that type is not known"))
    }
    if isInSchema == false { lines.append(style.doubtful("  the imported schema has no such column")) }
    lines += shown.lines(style) + traffic.lines
    lines += queryLines(of: unexplained, "production statements that use it and that no code explains:", style)
    lines += queryLines(of: internalQueries, "statements of the database itself that use it:", style)
    lines += doubtfulPlaces.lines(style)
    return lines + dependents.lines(style) + mentions.lines(style) + didYouMean(suggestions)
      + coverage.lines(style, at: now)
  }

  private var conventions: [NamingConvention] {
    coverage.conventions(of: column.table, column: column.column, verdict)
  }

  /// Places that may change the verdict, and are not listed already.
  var doubtfulPlaces: [DynamicSites.Site] {
    let listed = Set(sites.map(\.place.id))
    return coverage.sitesThatMayChange(verdict).filter { !listed.contains($0.place.id) }
  }

  private func queryLines(of uses: [QueryUse], _ heading: String, _ style: TextStyle) -> [String] {
    uses.isEmpty ? [] : ["", heading] + uses.flatMap { $0.lines(style) }
  }

  /// That there is no such column, as far as the schema tells; nil when there is, or when somebody uses it all the same.
  var unknown: String? {
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

  private func json(_ shown: [ShownSite]) -> JSON {
    .object([
      ("column", .string("\(column)")), ("verdict", .string(verdict.rawValue)),
      ("knownCode", .string(counts.knownVerdict.rawValue)),
      ("inSchema", isInSchema.map { .bool($0) } ?? .null), ("ofRowType", .bool(isOfRowType)),
      ("inheritedFrom", .array(inheritedFrom.map { .string($0.description) })), ("counts", counts.json),
      ("traffic", traffic.json),
      ("sites", .array(shown.map(\.json))),
      ("queriesWithoutSite", .array(unexplained.map(\.json))), ("internalQueries", .array(internalQueries.map(\.json))),
      ("dependents", .array(dependents.map(\.json))),
      ("mentions", mentions.json), ("conventions", .array(conventions.map(\.json))), ("coverage", coverage.json),
      ("suggestions", .array(suggestions.map { .string($0) })),
    ])
  }
}

extension ColumnAnswer.ShownSite {
  var json: JSON {
    .object(
      site.members + [
        ("roles", .array(use.roles.map(\.json))), ("through", .array(use.ways.map { .string($0) })),
        ("calls", .integer(use.traffic.calls)), ("totalTime", .number(use.traffic.totalTime)),
        ("lastGrown", .string(use.traffic.lastGrown?.iso8601)),
        ("seenInProductionOnly", .bool(use.isSeenInProductionOnly)),
        ("lines", .array(lines.map(\.json))),
      ])
  }
}

extension ColumnAnswer.UseLine {
  var place: String { "\(file):\(line)" }

  var json: JSON {
    .object([
      ("file", .string(file)), ("line", .integer(line)),
      ("roles", .array(roles.map { .string($0.rawValue) })),
    ])
  }
}

extension [ColumnAnswer.ShownSite] {
  /// Those of these uses, in their order.
  func of(_ uses: [ColumnAnswer.SiteUse]) -> [ColumnAnswer.ShownSite] {
    let byID = Dictionary(map { ($0.site.id, $0) }) { first, _ in first }
    return uses.compactMap { byID[$0.place.id] }
  }

  func lines(_ style: TextStyle) -> [String] {
    var table = TextTable([.left, .left, .left, .right])
    for shown in self {
      let use = shown.use
      table.add([
        style.place(use.place.text), use.roles.text(style),
        use.place.functionAndKind + detail(use.ways, use.isSeenInProductionOnly), use.traffic.text,
      ])
      // The line of the call says it already where the text stands on it.
      for line in shown.lines where line.place != use.place.text {
        table.add(["  " + style.place(line.place), line.roles.map(\.rawValue).joined(separator: ", "), "", ""])
      }
    }
    return table.lines(indentation: 2)
  }
}

extension ColumnAnswer.QueryUse {
  func lines(_ style: TextStyle) -> [String] {
    let sender = query.senderText.map { "; \($0)" } ?? ""
    return [
      "  \(query.text(limit: 100))", "    \(roles.text(style))\(detail(ways, false)); \(query.countsText)\(sender)",
    ]
  }

  var json: JSON {
    .object(
      query.members + [
        ("roles", .array(roles.map(\.json))), ("through", .array(ways.map { .string($0) })),
      ])
  }
}

/// By what a site reaches what was asked for, where its own text does not name it; in brackets.
func detail(_ ways: [String], _ isSeenInProductionOnly: Bool) -> String {
  let parts = (isSeenInProductionOnly ? ["by what production ran"] : []) + ways.map { "through \($0)" }
  return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
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
