internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SourceModel

extension Tool {
  static let findQuery = Tool(
    name: "find_query", title: "Where is this query called?",
    description: """
      Find the code that sends a query, from its SQL, fingerprint or queryid: sites with code, callers and confidence, and \
      production statistics. detail "evidence" adds tables, columns, indexes and other queries on them.
      """,
    parameters: [
      Parameter(name: "query", kind: .text, isRequired: true, description: "SQL, fingerprint or queryid"),
      Parameter(name: "detail", kind: .choice(["sites", "evidence"])), .limit, .cursor,
    ],
    output: Schemas.object(
      required: ["queries", "sites"],
      [
        "queries": Schemas.list(
          of: Schemas.object(required: ["production"], ["production": Schemas.list(of: Schemas.anyObject)])),
        "sites": Schemas.sites, "tables": Schemas.list(of: Schemas.anyObject),
        "otherQueries": Schemas.list(of: Schemas.anyObject), "nextCursor": Schemas.text,
      ])
  ) { arguments, index in
    let words = arguments.text("query") ?? ""
    let hits = try index.hits(for: words)
    guard !hits.isEmpty else { throw ToolFailure(unknownQuery(words)) }
    var members: Members = [("queries", .array(hits.prefix(5).map { .object($0.members(asked: words)) }))]
    if arguments.text("detail") == "evidence" {
      members += try index.inquiry.evidence(for: hits[0]).members
    }
    let sites = hits.flatMap { hit in hit.sites.map { (hit: hit, site: $0) } }
    return ToolAnswer(members: members, rowsKey: "sites", rowCount: sites.count) { row in
      let (hit, site) = sites[row]
      let of: Members = hits.count > 1 ? hit.fingerprint.map { [("of", .string($0.hex))] } ?? [] : []
      let callers = try index.callers(of: site.site)?.chains(limit: 5) ?? []
      let callersMember: Members = callers.isEmpty ? [] : [("callers", .array(callers.map { .string($0) }))]
      return try index.row(of + site.members + callersMember + site.site.codeMember, site.site)
    }
  }

  /// The same for everything that the index does not know.
  private static func unknownQuery(_ words: String) -> String {
    switch WhereQuestion.readings(of: words)[0] {
    case .queryID: "no imported statistics hold the queryid \(words); ask with the SQL text instead"
    case .fingerprint: "no known statement has a fingerprint that begins with \(words); ask with the SQL text instead"
    case .text:
      "no code is known that sends this statement; give it whole and as the server shows it, or look for its table with "
        + "find_usage or for a part of it with search"
    }
  }
}

extension OpenIndex {
  /// What a fingerprint, a queryid or a text means.
  func hits(for words: String) throws -> [WhereHit] {
    var hits: [WhereHit] = []
    for question in WhereQuestion.readings(of: words) { hits += try inquiry.origins(of: question) }
    return hits
  }

  func row(_ members: Members, _ site: QuerySite) throws -> ToolAnswer.Row {
    let code = scope.policy.givesExcerpts ? members : members.filter { $0.key != "code" }
    return ToolAnswer.Row(json: .object(code), link: ResourceLink(to: site, origin: try origins()[site.repository]))
  }
}

extension WhereHit {
  /// - Parameter words: the question, which is not told again: whoever asks for a name that must not be told gets the same
  ///   answer as for one that does not exist.
  func members(asked words: String) -> Members {
    let isKnown =
      !queries.isEmpty || sites.contains { $0.site.statements.contains { $0.fingerprint == fingerprint } }
    var members: Members = []
    if isKnown, let fingerprint { members.append(("fingerprint", .string(fingerprint.hex))) }
    if text != words, isKnown { members.append(("sql", .string(text.dedented.cut(to: 3000)))) }
    members.append(("production", .array(queries.prefix(Self.mostQueries).map { .object($0.members) })))
    if queries.count > Self.mostQueries { members.append(("productionInAll", .object(queries.sums))) }
    return members + (queries.first?.senderMember ?? [])
  }

  /// The server keeps apart what differs in the length of a list only, which can be hundreds.
  private static let mostQueries = 5
}

extension [ProductionQuery] {
  fileprivate var sums: Members {
    [("queries", .integer(count))]
      + costs(
        calls: reduce(0) { $0 + $1.calls }, totalTime: reduce(0) { $0 + $1.totalTime },
        rows: reduce(0) { $0 + $1.rows })
  }
}
