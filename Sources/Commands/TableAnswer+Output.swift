import AnswerText
import CrossReference
import SourceModel

extension TableAnswer {
  /// - Parameter known: its sites, which are only needed for programs.
  func answer(_ known: [SiteID: QuerySite], _ style: TextStyle, at now: Timestamp) -> Answer {
    Answer(
      lines: lines(style, at: now), values: .one(json(known)), isFound: verdict != .noUse, places: sites.map(\.place))
  }

  private var conventions: [NamingConvention] { coverage.conventions(of: table, column: nil, verdict) }

  private func lines(_ style: TextStyle, at now: Timestamp) -> [String] {
    if let unknown { return [unknown] + didYouMean(suggestions) }
    var lines = counts.lines(of: "\(table)", style)
    lines += coverage.doubts(about: verdict, of: .table, style)
    lines += conventions.doubts(style)
    if isInSchema == false { lines.append(style.doubtful("  the imported schema has no such table")) }
    var places = TextTable([.left, .left, .left, .right])
    for use in sites {
      places.add([
        style.place(use.place.text), use.accessText,
        use.place.functionAndKind + detail(use.ways, use.isSeenInProductionOnly), use.traffic.text,
      ])
    }
    lines += places.lines(indentation: 2) + traffic.lines + columnLines(style)
    lines += queryLines(of: unexplained, "production statements that use it and that no code explains:")
    lines += queryLines(of: internalQueries, "statements of the database itself that use it:")
    return lines + dependents.lines(style) + mentions.lines(style) + didYouMean(suggestions)
      + coverage.lines(style, at: now)
  }

  private func columnLines(_ style: TextStyle) -> [String] {
    guard !columns.isEmpty else { return [] }
    var grid = TextTable([.left, .left, .right, .right, .right, .right])
    grid.add(["column", "verdict", "read at", "written at", "by *", "production"].map(style.faint))
    for column in columns {
      let counts = column.counts
      grid.add(
        [column.column, column.verdict.text(style)]
          + [counts.readers, counts.writers, counts.starReaders].map { $0 > 0 ? Int64($0).grouped : "-" }
          + [column.traffic.calls > 0 ? column.traffic.text : "-"])
    }
    return ["", "columns:"] + grid.lines(indentation: 2) + columnConventions.map { "  " + style.doubtful($0) }
  }

  /// Of columns that next to nothing uses, those that a library may use by their names alone: a line a library.
  private var columnConventions: [String] {
    var columns: [String: [String]] = [:]
    for column in self.columns {
      for library in Set(conventions(of: column).map(\.library)) { columns[library, default: []].append(column.column) }
    }
    return columns.sorted { $0.key < $1.key }
      .map { "by their names alone, \($0.key) may use \($0.value.joined(separator: ", "))" }
  }

  private func conventions(of column: ColumnSummary) -> [NamingConvention] {
    coverage.conventions(of: table, column: column.column, column.verdict)
  }

  private func queryLines(of queries: [ProductionQuery], _ heading: String) -> [String] {
    guard !queries.isEmpty else { return [] }
    return ["", heading]
      + queries.flatMap { query in
        ["  \(query.text(limit: 100))", "    \(query.countsText)" + (query.senderText.map { "; \($0)" } ?? "")]
      }
  }

  private var unknown: String? {
    guard verdict == .noUse else { return nil }
    if coverage.catalogueHasTable == false {
      return "there is no table \(table) in the imported schema, and no statement of code or production names it"
    }
    return isInSchema == nil ? "no statement of code or production names \(table)" : nil
  }

  private func json(_ column: ColumnSummary) -> JSON {
    let conventions = conventions(of: column).map(\.json)
    return .object(column.members + [("conventions", .array(conventions))])
  }

  private func json(_ known: [SiteID: QuerySite]) -> JSON {
    .object([
      ("table", .string("\(table)")), ("verdict", .string(verdict.rawValue)),
      ("knownCode", .string(counts.knownVerdict.rawValue)),
      ("inSchema", isInSchema.map { .bool($0) } ?? .null), ("counts", counts.json), ("traffic", traffic.json),
      (
        "sites",
        .array(
          sites.map { use in
            .object(
              (known[use.place.id]?.members ?? []) + [
                ("through", .array(use.ways.map { .string($0) })), ("reads", .bool(use.reads)),
                ("writes", .bool(use.writes)), ("calls", .integer(use.traffic.calls)),
                ("totalTime", .number(use.traffic.totalTime)), ("lastGrown", .string(use.traffic.lastGrown?.iso8601)),
                ("seenInProductionOnly", .bool(use.isSeenInProductionOnly)),
              ])
          })
      ),
      ("columns", .array(columns.map(json))),
      ("queriesWithoutSite", .array(unexplained.map { .object($0.members) })),
      ("internalQueries", .array(internalQueries.map { .object($0.members) })),
      ("dependents", .array(dependents.map(\.json))),
      ("mentions", mentions.json), ("conventions", .array(conventions.map(\.json))), ("coverage", coverage.json),
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
  fileprivate var members: [(key: String, value: JSON)] {
    [
      ("column", .string(column)), ("verdict", .string(verdict.rawValue)), ("readers", .integer(counts.readers)),
      ("writers", .integer(counts.writers)), ("counts", counts.json), ("traffic", traffic.json),
    ]
  }
}
