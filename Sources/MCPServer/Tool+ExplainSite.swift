internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SourceModel

extension Tool {
  static let explainSite = Tool(
    name: "explain_site", title: "Which queries does this code send?",
    description: """
      List the queries that a place in the code sends, with their production traffic: a file, a line of it, or a function.
      """,
    parameters: [
      Parameter(name: "file", kind: .text, description: "path, or its end"),
      Parameter(name: "line", kind: .count(limit: 10_000_000)),
      Parameter(name: "function", kind: .text), Parameter(name: "repository", kind: .text), .limit, .cursor,
    ],
    output: Schemas.object(
      required: ["sites"],
      ["sites": Schemas.sites, "nextCursor": Schemas.text])
  ) { arguments, index in
    let place = PlaceQuestion(
      file: arguments.text("file"), line: arguments.count("line"), function: arguments.text("function"),
      repository: arguments.text("repository"))
    guard place.file != nil || place.function != nil else {
      throw ToolFailure("explain_site needs 'file', with 'line' where it is known, or 'function'")
    }
    if place.line != nil, place.file == nil {
      throw ToolFailure("a 'line' is one of a 'file'; give it, or leave the line out")
    }
    let places = try index.inquiry.places(of: place)
    guard !places.isEmpty else {
      throw ToolFailure(
        "no query is known to be sent from \(place.text)", didYouMean: try index.inquiry.suggestions(for: place))
    }
    return ToolAnswer(rowsKey: "sites", rowCount: places.count) { row in
      guard let site = try index.store.sites(ids: [places[row].id]).first else { return .init(json: .object([])) }
      let queries = try index.store.productionQueries(matching: site.id).sorted { $0.totalTime > $1.totalTime }
      let production: Members =
        queries.isEmpty
        ? [("production", .string("never seen running"))]
        : [("production", .array(queries.prefix(5).map { .object($0.fingerprintMember + $0.members) }))]
      return try index.row(site.members + site.textMember + production + site.codeMember, site)
    }
  }
}
