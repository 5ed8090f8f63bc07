package import FactStore
import SourceModel

extension Inquiry {
  /// What the index holds and how much of production it explains.
  package func status() throws(FactStoreFailure) -> IndexStatus {
    let repositories = try store.revisions().filter(\.isNewest)
    let queries = try store.productionQueries()
    let origins = Origins(queries, matched: Set(try store.matches().filter { !$0.value.isEmpty }.keys))
    let bySource = Dictionary(grouping: queries, by: \.source)
    let sources = Dictionary(grouping: try store.snapshots(), by: \.source).sorted { $0.key < $1.key }
    var findings: [(repository: String, finding: Finding)] = []
    for name in repositories.map(\.repository) { findings += try store.findings(of: name).map { (name, $0) } }
    return IndexStatus(
      repositories: repositories,
      awaitingIndexing: try store.repositoriesAwaitingIndexing(),
      languages: try store.fileCountsByLanguage().map { (name: $0.key, fileCount: $0.value) }
        .sorted { ($1.fileCount, $0.name) < ($0.fileCount, $1.name) },
      catalogues: try store.catalogues().keys.sorted { $0 ?? "" < $1 ?? "" },
      builders: try builders(of: repositories.map(\.repository)),
      sources: sources.compactMap { name, snapshots in
        guard let newest = snapshots.map(\.capturedAt).max() else { return nil }
        let queries = bySource[name] ?? []
        return IndexStatus.Source(
          name: name, snapshotCount: snapshots.count, newest: newest, queryCount: queries.count,
          coverage: origins.coverage(of: queries))
      },
      coverage: origins.coverage(of: queries), unexplained: origins.unexplained,
      dynamicCalls: findings.filter { $0.finding.code == Finding.dynamicStatement },
      findings: counts(of: findings.map(\.finding)))
  }

  private func builders(of repositories: [String]) throws(FactStoreFailure) -> [IndexStatus.Builder] {
    var builders: [IndexStatus.Builder] = []
    for repository in repositories {
      builders += try store.builderUses(of: repository).map { .init(repository: repository, use: $0) }
    }
    return builders
  }

  private func counts(of findings: [Finding]) -> [IndexStatus.FindingCount] {
    var counts: [IndexStatus.FindingCount] = []
    for (code, findings) in Dictionary(grouping: findings, by: \.code) {
      for (severity, findings) in Dictionary(grouping: findings, by: \.severity) {
        counts.append(.init(code: code, severity: severity, count: findings.count))
      }
    }
    return counts.sorted { ($1.count, $0.code, $0.severity.rawValue) < ($0.count, $1.code, $1.severity.rawValue) }
  }
}

/// Which production queries have a site, and who sends the others.
private struct Origins {
  let matched: Set<ProductionQueryKey>
  /// Sent by drivers, poolers or the server itself.
  private var others: Set<ProductionQueryKey> = []
  private(set) var unexplained: [ProductionQuery] = []

  init(_ queries: [ProductionQuery], matched: Set<ProductionQueryKey>) {
    self.matched = matched
    for query in queries where !matched.contains(query.key) {
      if KnownSender(of: query) == nil { unexplained.append(query) } else { others.insert(query.key) }
    }
    unexplained = unexplained.costliestFirst
  }

  func coverage(of queries: [ProductionQuery]) -> IndexStatus.Coverage {
    func share(
      _ keys: Set<ProductionQueryKey>, _ weight: (ProductionQuery) -> Double
    ) -> Double? {
      let all = queries.reduce(0) { $0 + weight($1) }
      let known = queries.reduce(0) { $0 + (keys.contains($1.key) ? weight($1) : 0) }
      return all > 0 ? known / all : nil
    }
    return IndexStatus.Coverage(
      calls: share(matched) { Double($0.calls) }, callsOfOthers: share(others) { Double($0.calls) },
      totalTime: share(matched, \.totalTime), queries: share(matched) { _ in 1 })
  }
}
