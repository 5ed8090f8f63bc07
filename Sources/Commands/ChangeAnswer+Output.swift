import AnswerText
import CrossReference
import SQLAnalysis
import SourceModel

extension ChangeAnswer {
  /// Found is what breaks or may break: exit code 1 means that nothing is known to.
  ///
  /// - Parameter shown: the column's sites with all that is known of them.
  func answer(_ shown: [ColumnAnswer.ShownSite], _ style: TextStyle, at now: Timestamp) -> Answer {
    Answer(
      lines: lines(shown, style, at: now), values: .one(json(shown)), isFound: !nothingBreaks,
      places: (breaks.sites + mayBreak.sites).map(\.place))
  }

  private func lines(_ shown: [ColumnAnswer.ShownSite], _ style: TextStyle, at now: Timestamp) -> [String] {
    if let unknown = column.unknown { return [unknown] + didYouMean(column.suggestions) }
    var lines = [style.heading("if \(column.column) is \(change.rawValue)") + ": " + summary(style)]
    lines += section("breaks", breaks, shown, style)
    lines += blocks.lines(
      style, heading: "stands in the way: PostgreSQL drops the column only with CASCADE, and these with it")
    lines += follows.filter { $0.object.kind != .inheritance }
      .lines(style, heading: change == .dropped ? "is dropped along" : "takes the new name by itself")
    lines += heirLines
    lines += section("may break: has it by *, or may mean another table's", mayBreak, shown, style)
    if breaks.sites.isEmpty { lines += column.doubtfulPlaces.lines(style) }
    lines += column.mentions.lines(style)
    return lines + column.coverage.lines(style, at: now)
  }

  /// The tables that follow with a column of their own.
  private var heirLines: [String] {
    let names = follows.filter { $0.object.kind == .inheritance }.map { $0.object.name.description }
    if names.isEmpty { return [] }
    let rest = names.count > 10 ? " and \(names.count - 10) more" : ""
    return [
      "",
      "is \(change.rawValue) in the tables that inherit it, too: " + names.prefix(10).joined(separator: ", ") + rest,
    ]
  }

  private func summary(_ style: TextStyle) -> String {
    if nothingBreaks {
      let doubts = [
        column.mentions.counts.inCode > 0 ? "code names it" : nil,
        column.doubtfulPlaces.isEmpty
          ? nil : counted(column.doubtfulPlaces.count, "place") + " with statements known in part may name it",
      ].compactMap { $0 }
      return style.good("nothing is known to break")
        + (doubts.isEmpty ? "" : ", but " + doubts.joined(separator: ", and "))
    }
    if breaks.isEmpty, blocks.isEmpty {
      return refusal.map(\.text).map(style.alarming) ?? style.doubtful("nothing breaks for sure")
    }
    let code = breaks.sites.count { $0.place.kind != .test }
    let parts = [
      code > 0 ? counted(code, "place") + " in the code" : nil,
      breaks.sites.count > code ? counted(breaks.sites.count - code, "place") + " in tests" : nil,
      breaks.queries.isEmpty ? nil : counted(breaks.queries.count, "statement") + " of unknown code",
      breaks.objects.isEmpty ? nil : counted(breaks.objects.count, "object") + " of the database",
    ].compactMap { $0 }
    let broken = parts.isEmpty ? nil : parts.joined(separator: ", ") + " " + (isOne ? "breaks" : "break")
    let blocked =
      blocks.isEmpty
      ? nil
      : counted(blocks.count, "object") + " of the database " + (blocks.count == 1 ? "stands" : "stand") + " in the way"
    return style.alarming([refusal?.text, broken, blocked].compactMap { $0 }.joined(separator: "; "))
  }

  private var isOne: Bool { breaks.sites.count + breaks.queries.count + breaks.objects.count == 1 }

  private func section(
    _ heading: String, _ group: Group, _ shown: [ColumnAnswer.ShownSite], _ style: TextStyle
  ) -> [String] {
    guard !group.isEmpty else { return [] }
    return ["", heading] + shown.of(group.sites).lines(style) + group.queries.flatMap { $0.lines(style) }
      + group.objects.lines(style, heading: "").dropFirst(2)
  }

  private func json(_ shown: [ColumnAnswer.ShownSite]) -> JSON {
    .object([
      ("column", .string("\(column.column)")), ("change", .string(change.rawValue)),
      ("verdict", .string(column.verdict.rawValue)), ("inSchema", column.isInSchema.map { .bool($0) } ?? .null),
      ("refusal", .string(refusal?.text)), ("breaks", breaks.json(shown)), ("blocks", .array(blocks.map(\.json))),
      ("follows", .array(follows.map(\.json))),
      ("mayBreak", mayBreak.json(shown)), ("mentions", column.mentions.json), ("coverage", column.coverage.json),
      ("suggestions", .array(column.suggestions.map { .string($0) })),
    ])
  }
}

extension ChangeAnswer.Refusal {
  fileprivate var text: String {
    switch self {
    case .inherited(let tables):
      "PostgreSQL refuses, since the table has it from \(tables.map(\.description).joined(separator: " and "))"
    case .partitionKey(let key): "PostgreSQL refuses, since it is part of the \(key.object.title)"
    }
  }
}

extension ChangeAnswer.Group {
  fileprivate func json(_ shown: [ColumnAnswer.ShownSite]) -> JSON {
    .object([
      ("sites", .array(shown.of(sites).map(\.json))), ("queriesWithoutSite", .array(queries.map(\.json))),
      ("objects", .array(objects.map(\.json))),
    ])
  }
}
