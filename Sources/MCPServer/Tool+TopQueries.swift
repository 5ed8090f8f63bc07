internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SourceModel

extension Tool {
  static let topQueries = Tool(
    name: "top_queries", title: "Which queries cause the load?",
    description: """
      Rank production queries by what they cost, with the code that sends them. Filter by table, file or function; since and \
      until (ISO 8601) compare snapshots of the statistics.
      """,
    parameters: [
      Parameter(name: "order", kind: .choice(QueryCost.allCases.map(\.rawValue)), description: "total time by default"),
      Parameter(name: "table", kind: .text), Parameter(name: "file", kind: .text),
      Parameter(name: "function", kind: .text), Parameter(name: "since", kind: .text),
      Parameter(name: "until", kind: .text), .limit, .cursor,
    ],
    output: Schemas.object(
      required: ["queries"],
      [
        "queries": Schemas.list(
          of: Schemas.object(
            required: ["sql", "calls"],
            ["sql": Schemas.text, "calls": Schemas.whole, "totalMs": Schemas.number, "sites": Schemas.sites])),
        "nextCursor": Schemas.text,
      ])
  ) { arguments, index in
    let question = try RankingQuestion(arguments)
    let loads = try index.inquiry.ranking(question)
    if loads.isEmpty { throw try index.emptyRanking(question) }
    let total = loads.reduce(0) { $0 + $1.totalTime }
    return ToolAnswer(
      members: [("order", .string(question.cost.rawValue))], rowsKey: "queries", rowCount: loads.count
    ) { row in
      let load = loads[row]
      guard let origins = try index.inquiry.origins(of: load.key, limit: 3) else { return .init(json: .object([])) }
      let share: Members = total > 0 ? [("shareOfTime", .number((load.totalTime / total).rounded(to: 4)))] : []
      // Where to look: what is doubted beside something surer is for find_query to tell.
      let least = (origins.sites.first?.match.confidence ?? 0) / 2
      let sites = origins.sites.filter { $0.match.confidence >= least }.map {
        JSON.object($0.site.members + [("confidence", .number($0.match.confidence))])
      }
      return ToolAnswer.Row(
        json: .object(
          origins.query.fingerprintMember + origins.query.members(load) + share + origins.query.textMember(limit: 600)
            + [("sites", .array(sites))] + origins.query.senderMember),
        link: try origins.sites.first.flatMap {
          ResourceLink(to: $0.site, origin: try index.origins()[$0.site.repository])
        })
    }
  }
}

extension RankingQuestion {
  fileprivate init(_ arguments: Arguments) throws(ToolFailure) {
    self.init(cost: arguments.text("order").flatMap(QueryCost.init) ?? .total)
    if let text = arguments.text("table") {
      guard let table = TableName(text) else { throw ToolFailure("'\(text)' is no table; write table or schema.table") }
      self.table = table
    }
    if arguments.text("file") != nil || arguments.text("function") != nil {
      place = PlaceQuestion(file: arguments.text("file"), function: arguments.text("function"))
    }
    since = try Self.time(arguments, "since")
    until = try Self.time(arguments, "until")
  }

  private static func time(_ arguments: Arguments, _ name: String) throws(ToolFailure) -> Timestamp? {
    guard let text = arguments.text(name) else { return nil }
    guard let time = Timestamp(iso8601: text) else {
      throw ToolFailure("'\(text)' is no time; write a date or a time in ISO 8601, such as 2026-08-22T06:30:00Z")
    }
    return time
  }
}

extension OpenIndex {
  /// Why there is nothing to rank.
  fileprivate func emptyRanking(_ question: RankingQuestion) throws -> ToolFailure {
    if let table = question.table {
      return ToolFailure(
        "no production query is known to use a table '\(table)'", didYouMean: try inquiry.suggestions(for: table))
    }
    if let place = question.place {
      return ToolFailure(
        "no production query is known to come from \(place.text)", didYouMean: try inquiry.suggestions(for: place))
    }
    if question.since != nil || question.until != nil {
      return ToolFailure("no query ran between the snapshots of these times; index_status says from when they are")
    }
    return ToolFailure("the index holds no statistics; someone has to import an export with `pgxref stats import`")
  }
}

extension PlaceQuestion {
  /// `'find' in 'orders.py'`.
  var text: String {
    let parts = [function.map { "'\($0)'" }, file.map { "'\($0)'" + (line.map { ", line \($0)" } ?? "") }]
    return parts.compactMap { $0 }.joined(separator: " in ")
  }
}
