internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SourceModel

extension Tool {
  static let search = Tool(
    name: "search", title: "Search SQL, tables and files",
    description: "Find tables, columns, files and statements in which all of the words stand.",
    parameters: [
      Parameter(name: "words", kind: .text, isRequired: true), .limit, .cursor,
    ],
    output: Schemas.object(
      required: ["hits"],
      [
        "hits": Schemas.list(of: Schemas.object(required: ["kind"], ["kind": Schemas.text])),
        "nextCursor": Schemas.text,
      ])
  ) { arguments, index in
    let text = arguments.text("words") ?? ""
    let hits = try index.inquiry.search(text.split(whereSeparator: \.isWhitespace).prefix(10).map(String.init))
    guard !hits.isEmpty else {
      throw ToolFailure("nothing that is known holds '\(text.cut(to: 200))'; use fewer or shorter words")
    }
    return ToolAnswer(rowsKey: "hits", rowCount: hits.count) { row in
      switch hits[row] {
      case .table(let name): return .init(json: .object([("kind", .string("table")), ("table", .string(name))]))
      case .column(let table, let column):
        return .init(
          json: .object([("kind", .string("column")), ("table", .string(table)), ("column", .string(column))]))
      case .file(let repository, let path):
        return .init(
          json: .object([("kind", .string("file")), ("repository", .string(repository)), ("file", .string(path))]))
      case .query(let query):
        return .init(json: .object([("kind", .string("production query"))] + query.short))
      case .site(let place):
        guard let site = try index.store.sites(ids: [place.id]).first else { return .init(json: .object([])) }
        // `kind` says what was found here.
        let members = site.members.filter { $0.key != "kind" }
        let text = JSON.string(site.templateText.dedented.cut(to: 500))
        return try index.row([("kind", .string("site"))] + members + [("text", text)], site)
      }
    }
  }
}
