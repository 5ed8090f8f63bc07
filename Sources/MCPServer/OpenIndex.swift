internal import CrossReference
internal import FactStore
internal import SourceModel
internal import Synchronization

/// An index as a policy lets it be seen, with what many questions need and is costly to make.
final class OpenIndex: Sendable {
  let store: FactStore
  let scope: PolicyScope
  private let matcher = Mutex<SiteMatcher?>(nil)
  private let codeNames = Mutex<CodeNames?>(nil)
  private let knownStatus = Mutex<IndexStatus?>(nil)
  private let callTrees = Mutex<[String: CallTreeBuilder]>([:])
  private let knownOrigins = Mutex<[String: String]?>(nil)

  init(readingAt path: String, policy: Policy) throws(FactStoreFailure) {
    let store = try FactStore(readingAt: path)
    let (scope, visibility) = try PolicyScope.visibility(of: store, under: policy)
    self.scope = scope
    self.store = store.limited(to: policy.hidesSomething ? visibility : nil)
  }

  /// For questions that look at neither all sites nor all files.
  var inquiry: Inquiry { Inquiry(of: store) }

  /// For questions about who names something; the first one waits for the names of all files.
  func namingInquiry() throws(FactStoreFailure) -> Inquiry {
    Inquiry(of: store, names: try Self.known(codeNames) { () throws(FactStoreFailure) in try CodeNames(of: store) })
  }

  /// For questions that match a text with all sites; the first one waits for the matcher.
  func matchingInquiry() throws(FactStoreFailure) -> Inquiry {
    Inquiry(of: store, matcher: try Self.known(matcher) { () throws(FactStoreFailure) in try SiteMatcher(of: store) })
  }

  func status() throws(FactStoreFailure) -> IndexStatus {
    try Self.known(knownStatus) { () throws(FactStoreFailure) in try inquiry.status() }
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
    try Self.known(knownOrigins) { () throws(FactStoreFailure) in
      let newest = try store.revisions().filter(\.isNewest)
      return Dictionary(newest.map { ($0.repository, $0.origin) }) { first, _ in first }
    }
  }

  /// What was made before, or is made now.
  private static func known<Value: Sendable>(
    _ cache: borrowing Mutex<Value?>, _ make: () throws(FactStoreFailure) -> Value
  ) throws(FactStoreFailure) -> Value {
    let result: Result<Value, FactStoreFailure> = cache.withLock { cached in
      if let cached { return .success(cached) }
      do throws(FactStoreFailure) {
        // Others wait for it, too, so it is finished whoever goes away.
        let value = try Cancellation.ignored(make)
        cached = value
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
