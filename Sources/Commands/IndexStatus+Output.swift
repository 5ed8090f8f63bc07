import AnswerText
import CrossReference
import FactStore
import SourceModel

extension IndexStatus {
  func lines(_ style: TextStyle, at now: Timestamp) -> [String] {
    var lines = repositoryLines(style, at: now)
    if !awaitingIndexing.isEmpty {
      lines.append(
        style.doubtful("written by another version, to be indexed again: \(awaitingIndexing.joined(separator: ", "))"))
    }
    if !languages.isEmpty {
      lines.append(
        "languages: " + languages.map { "\($0.name) \(Int64($0.fileCount).grouped)" }.joined(separator: ", "))
    }
    lines += builderLines(style)
    lines += ["", style.heading("statistics")]
    if sources.isEmpty { lines.append("  none: import an export with `pgxref stats import FILE`") }
    var table = TextTable([.left, .left, .right, .left])
    for source in sources {
      table.add([
        source.name, source.newest.age(at: now), counted(source.queryCount, "query"),
        "\(counted(source.snapshotCount, "snapshot")); \(source.coverage.text)",
      ])
    }
    lines += table.lines(indentation: 2)
    if sources.count > 1 { lines.append("  together: \(coverage.text)") }
    let names = catalogues.map { $0 ?? "(any database)" }
    lines.append(
      "catalogues: "
        + (names.isEmpty ? "none; import one with `pgxref schema import FILE`" : names.joined(separator: ", ")))
    lines += dynamicLines(style)
    guard !findings.isEmpty else { return lines }
    lines += ["", style.heading("findings")]
    var findingTable = TextTable([.right, .left, .left])
    for finding in findings {
      findingTable.add([Int64(finding.count).grouped, finding.severity.rawValue, finding.code])
    }
    return lines + findingTable.lines(indentation: 2)
  }

  /// The first of the calls that match nothing since they could send nearly anything.
  private func dynamicLines(_ style: TextStyle) -> [String] {
    guard !dynamicCalls.isEmpty else { return [] }
    var lines = ["", style.heading("dynamic, never matched")]
    for (repository, finding) in dynamicCalls.prefix(Self.mostDynamicLines) {
      lines.append("  \(style.place("\(repository)/\(finding.path ?? ""):\(finding.line ?? 0)"))  \(finding.message)")
    }
    let others = dynamicCalls.count - Self.mostDynamicLines
    if others > 0 { lines.append("  and \(counted(others, "other")): `pgxref status --findings` lists them") }
    return lines
  }

  private static let mostDynamicLines = 10

  /// What makes queries that are not found.
  private func builderLines(_ style: TextStyle) -> [String] {
    guard !builders.isEmpty else { return [] }
    var table = TextTable([.left, .left, .right, .right])
    for builder in builders {
      table.add([
        builder.repository, "\(builder.use.name) (\(builder.use.language))",
        "about \(counted(builder.use.calls, "call"))", "in \(counted(builder.use.files, "file"))",
      ])
    }
    return ["", style.heading("not followed: the queries of these libraries are not found")]
      + table.lines(indentation: 2)
  }

  private func repositoryLines(_ style: TextStyle, at now: Timestamp) -> [String] {
    guard !repositories.isEmpty else { return [style.heading("repositories"), "  none: run `pgxref index`"] }
    var table = TextTable([.left, .left, .left, .right, .right])
    for repository in repositories {
      let revision = repository.commit.map { String($0.prefix(12)) } ?? "plain folder"
      table.add([
        repository.repository, revision + (repository.modifiedCount > 0 ? ", modified" : ""),
        repository.indexedAt.age(at: now), counted(repository.fileCount, "file"), counted(repository.siteCount, "site"),
      ])
    }
    return [style.heading("repositories")] + table.lines(indentation: 2)
  }

  var json: JSON {
    .object([
      ("repositories", .array(repositories.map(\.json))),
      ("awaitingIndexing", .array(awaitingIndexing.map { .string($0) })),
      (
        "languages",
        .array(languages.map { .object([("language", .string($0.name)), ("files", .integer($0.fileCount))]) })
      ),
      (
        "builders",
        .array(
          builders.map {
            .object([
              ("repository", .string($0.repository)), ("name", .string($0.use.name)),
              ("language", .string($0.use.language)), ("calls", .integer($0.use.calls)),
              ("files", .integer($0.use.files)),
            ])
          })
      ),
      ("catalogues", .array(catalogues.map { .string($0) })),
      ("sources", .array(sources.map(\.json))),
      ("coverage", coverage.json),
      (
        "dynamic",
        .array(
          dynamicCalls.map { repository, finding in
            .object([
              ("repository", .string(repository)), ("file", .string(finding.path)),
              ("line", finding.line.map { .integer($0) } ?? .null), ("message", .string(finding.message)),
            ])
          })
      ),
      ("findings", .array(findings.map(\.json))),
    ])
  }
}

extension IndexStatus.Coverage {
  /// `81.2 % of the calls, 90.1 % of the time and 40.0 % of the queries have a known site`.
  fileprivate var text: String {
    guard let queries else { return "no queries" }
    let shares = [calls.map { "\($0.percent) of the calls" }, totalTime.map { "\($0.percent) of the time" }]
    return "known sites for "
      + (shares.compactMap { $0 } + ["\(queries.percent) of the queries"]).joined(separator: ", ")
  }

  fileprivate var json: JSON {
    .object([("calls", .number(calls)), ("totalTime", .number(totalTime)), ("queries", .number(queries))])
  }
}

extension IndexStatus.Source {
  fileprivate var json: JSON {
    .object([
      ("source", .string(name)), ("snapshots", .integer(snapshotCount)), ("newest", .string(newest.iso8601)),
      ("queries", .integer(queryCount)), ("coverage", coverage.json),
    ])
  }
}

extension IndexStatus.FindingCount {
  fileprivate var json: JSON {
    .object([("code", .string(code)), ("severity", .string(severity.rawValue)), ("count", .integer(count))])
  }
}

extension RevisionSummary {
  fileprivate var json: JSON {
    .object([
      ("repository", .string(repository)), ("origin", .string(origin)), ("commit", .string(commit)),
      ("indexedAt", .string(indexedAt.iso8601)), ("files", .integer(fileCount)), ("sites", .integer(siteCount)),
      ("modifiedFiles", .integer(modifiedCount)),
      (
        "skipped",
        .array(
          skipped.sorted { $0.key < $1.key }.map {
            .object([("rule", .string($0.key)), ("files", .integer($0.value))])
          })
      ),
    ])
  }
}
