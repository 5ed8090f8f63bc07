import AnswerText
import CrossReference
import SourceModel

extension TableAnswer {
  func answer(_ style: TextStyle) -> Answer {
    Answer(
      lines: lines(style), values: .one(json), isFound: !sites.isEmpty || !queriesWithoutSite.isEmpty,
      sites: sites.map(\.site))
  }

  private func lines(_ style: TextStyle) -> [String] {
    guard !sites.isEmpty || !queriesWithoutSite.isEmpty else {
      return ["no statement of the code or of production is known to use \(table)"] + didYouMean(suggestions)
    }
    var lines = [
      style.heading("\(table)") + ": "
        + accessText(readers: sites.count(where: \.reads), writers: sites.count(where: \.writes))
    ]
    var places = TextTable([.left, .left, .left, .right])
    for use in sites {
      places.add([
        style.place(use.site.placeText), use.accessText,
        use.site.functionAndKind,
        use.calls > 0 ? counted(use.calls, "call") : "not seen running",
      ])
    }
    lines += places.lines(indentation: 2)
    if !columns.isEmpty {
      var table = TextTable([.left, .left])
      for column in columns {
        table.add([column.column, accessText(readers: column.readers, writers: column.writers)])
      }
      lines += ["", "columns:"] + table.lines(indentation: 2)
    }
    if !queriesWithoutSite.isEmpty {
      lines += ["", "production queries that use it and have no known site:"]
      for query in queriesWithoutSite { lines += ["  \(query.text(limit: 100))", "    \(query.countsText)"] }
    }
    return lines
  }

  private var json: JSON {
    .object([
      ("table", .string("\(table)")),
      (
        "sites",
        .array(
          sites.map { use in
            .object(
              use.site.members + [
                ("reads", .bool(use.reads)), ("writes", .bool(use.writes)), ("calls", .integer(use.calls)),
              ])
          })
      ),
      ("columns", .array(columns.map(\.json))),
      ("queriesWithoutSite", .array(queriesWithoutSite.map { .object($0.members) })),
      ("suggestions", .array(suggestions.map { .string($0) })),
    ])
  }
}

extension TableAnswer.SiteUse {
  fileprivate var accessText: String {
    [reads ? "reads" : "", writes ? "writes" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension TableAnswer.ColumnSummary {
  fileprivate var json: JSON {
    .object([("column", .string(column)), ("readers", .integer(readers)), ("writers", .integer(writers))])
  }
}
