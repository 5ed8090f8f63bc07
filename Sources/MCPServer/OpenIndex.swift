internal import CrossReference
internal import FactStore
internal import SourceModel
internal import Synchronization

/// An index as a policy lets it be seen, with what many questions need and is costly to make.
final class OpenIndex: Sendable {
  let store: FactStore
  let scope: PolicyScope
  private let kept: KeptFacts
  private let knownStatus = Kept<IndexStatus>()
  private let knownTables = Kept<[UsedTable]>()
  private let callTrees = Mutex<[String: CallTreeBuilder]>([:])
  private let knownOrigins = Kept<[String: String]>()

  init(readingAt path: String, policy: Policy) throws(FactStoreFailure) {
    let store = try FactStore(readingAt: path)
    if policy.hidesSomething {
      let (scope, visibility) = try PolicyScope.visibility(of: store, under: policy)
      self.scope = scope
      self.store = store.limited(to: visibility)
    } else {
      scope = PolicyScope(policy, try KnownNames(of: store))
      self.store = store
    }
    kept = KeptFacts(of: self.store)
  }

  var inquiry: Inquiry { Inquiry(of: store, kept: kept) }

  /// Reads what the first questions need, and would wait for.
  func warmUp() throws(FactStoreFailure) {
    try kept.warmUp()
    _ = try (status(), tables())
  }

  func status() throws(FactStoreFailure) -> IndexStatus {
    try knownStatus.value { () throws(FactStoreFailure) in try inquiry.status() }
  }

  func tables() throws(FactStoreFailure) -> [UsedTable] {
    try knownTables.value { () throws(FactStoreFailure) in try inquiry.tables() }
  }

  /// Who calls the function of a site, three levels up.
  func callers(of site: QuerySite) throws(FactStoreFailure) -> CallTree? {
    if let builder = callTrees.withLock({ $0[site.repository] }) { return builder.tree(above: site, depth: 3) }
    let builder = CallTreeBuilder(try store.calls(of: site.repository))
    callTrees.withLock { $0[site.repository] = builder }
    return builder.tree(above: site, depth: 3)
  }

  /// Where repositories were read from, by name.
  func origins() throws(FactStoreFailure) -> [String: String] {
    try knownOrigins.value { () throws(FactStoreFailure) in
      let newest = try store.revisions().filter(\.isNewest)
      return Dictionary(newest.map { ($0.repository, $0.origin) }) { first, _ in first }
    }
  }
}
