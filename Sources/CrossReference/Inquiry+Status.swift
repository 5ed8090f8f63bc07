package import FactStore
import SourceModel

extension Inquiry {
  /// What the index holds and how much of production it explains.
  package func status() throws(FactStoreFailure) -> IndexStatus {
    let repositories = try store.revisions().filter(\.isNewest)
    let queries = try store.productionQueries()
    let matched = Set(try store.matches().filter { !$0.value.isEmpty }.keys)
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
          coverage: .init(of: queries, matched: matched))
      },
      coverage: .init(of: queries, matched: matched),
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

extension IndexStatus.Coverage {
  fileprivate init(of queries: [ProductionQuery], matched: Set<ProductionQueryKey>) {
    func share(_ weight: (ProductionQuery) -> Double) -> Double? {
      let all = queries.reduce(0) { $0 + weight($1) }
      let known = queries.reduce(0) { $0 + (matched.contains($1.key) ? weight($1) : 0) }
      return all > 0 ? known / all : nil
    }
    self.init(calls: share { Double($0.calls) }, totalTime: share(\.totalTime), queries: share { _ in 1 })
  }
}
