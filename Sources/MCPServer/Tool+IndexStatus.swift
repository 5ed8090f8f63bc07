internal import AnswerText
internal import CrossReference
internal import FactStore
internal import SourceModel

extension Tool {
  static let indexStatus = Tool(
    name: "index_status", title: "What does the index know?",
    description:
      """
      Say which repositories, statistics and schemas the index holds, how old they are, what they explain and what not, and \
      which tables are used most.
      """,
    parameters: [],
    output: Schemas.object(
      required: ["repositories", "sources"],
      [
        "repositories": Schemas.list(of: Schemas.anyObject), "sources": Schemas.list(of: Schemas.anyObject),
        "coverage": Schemas.anyObject, "tables": Schemas.list(of: Schemas.anyObject),
        "queriesWithoutSite": Schemas.list(of: Schemas.anyObject),
      ])
  ) { _, index in
    let status = try index.status()
    // What is withheld must not be had by counting.
    let isWhole = !index.scope.policy.hidesSomething
    let repositories = status.repositories.map { $0.json(withCounts: isWhole) }
    let text = { (name: String) in JSON.string(name) }
    var members: Members = [
      ("sources", .array(status.sources.map { $0.json(withCounts: isWhole) })), ("coverage", status.coverage.json),
    ]
    members += try index.tables().first(15, as: "tables", \.members)
    members += status.unexplained.first(5, as: "queriesWithoutSite", \.short)
    members += [
      ("schemas", .array(status.catalogues.map { text($0 ?? "(any database)") })),
      ("awaitingIndexing", .array(status.awaitingIndexing.map(text))),
      ("notFollowed", .array(status.builders.map { text($0.text(withCounts: isWhole)) })),
    ]
    if isWhole { members.append(("languages", .array(status.languages.map { text("\($0.name) \($0.fileCount)") }))) }
    return ToolAnswer(
      members: members,
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
    return .object(
      share("calls", calls) + share("callsOfDriversAndServer", callsOfOthers) + share("totalTime", totalTime)
        + share("queries", queries))
  }
}

extension IndexStatus.Builder {
  /// A library whose SQL is not known.
  fileprivate func text(withCounts isWhole: Bool) -> String {
    "\(use.name) in \(repository)" + (isWhole ? ", about \(counted(use.calls, "call"))" : "")
  }
}

extension UsedTable {
  fileprivate var members: Members {
    [("table", .string(name)), ("places", .integer(places))]
      + (queries > 0
        ? [("queries", .integer(queries)), ("calls", .integer(calls)), ("totalMs", .number(totalTime.rounded(to: 3)))]
        : [])
  }
}
