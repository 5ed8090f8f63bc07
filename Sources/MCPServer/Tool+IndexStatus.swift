internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SourceModel

extension Tool {
  static let indexStatus = Tool(
    name: "index_status", title: "What does the index know?",
    description:
      "Say which repositories, statistics and schemas the index holds, how old they are, and what they explain.",
    parameters: [],
    output: Schemas.object(
      required: ["repositories", "sources"],
      [
        "repositories": Schemas.list(of: Schemas.anyObject), "sources": Schemas.list(of: Schemas.anyObject),
        "coverage": Schemas.anyObject,
      ])
  ) { _, index in
    let status = try index.status()
    // What is withheld must not be had by counting.
    let isWhole = !index.scope.policy.hidesSomething
    let repositories = status.repositories.map { $0.json(withCounts: isWhole) }
    return ToolAnswer(
      members: [
        ("sources", .array(status.sources.map { $0.json(withCounts: isWhole) })),
        ("coverage", status.coverage.json),
        ("schemas", .array(status.catalogues.map { .string($0 ?? "(any database)") })),
        ("awaitingIndexing", .array(status.awaitingIndexing.map { .string($0) })),
      ] + (isWhole ? [("languages", .array(status.languages.map { .string("\($0.name) \($0.fileCount)") }))] : []),
      rowsKey: "repositories", rowCount: repositories.count
    ) { .init(json: repositories[$0]) }
  }
}

extension RevisionSummary {
  fileprivate func json(withCounts isWhole: Bool) -> JSON {
    .object(
      [("repository", .string(repository))] + (commit.map { [("commit", .string($0))] } ?? [])
        + [("indexedAt", .string(indexedAt.iso8601))]
        + (isWhole ? [("files", .integer(fileCount)), ("sites", .integer(siteCount))] : []))
  }
}

extension IndexStatus.Source {
  fileprivate func json(withCounts isWhole: Bool) -> JSON {
    .object(
      [("source", .string(name)), ("newest", .string(newest.iso8601)), ("snapshots", .integer(snapshotCount))]
        + (isWhole ? [("queries", .integer(queryCount))] : []) + [("coverage", coverage.json)])
  }
}

extension IndexStatus.Coverage {
  fileprivate var json: JSON {
    func share(_ key: String, _ value: Double?) -> Members { value.map { [(key, .number($0.rounded(to: 4)))] } ?? [] }
    return .object(share("calls", calls) + share("totalTime", totalTime) + share("queries", queries))
  }
}
