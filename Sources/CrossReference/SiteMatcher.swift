import SQLAnalysis
package import SourceModel

/// Joins texts of production with the sites that can send them.
///
/// Built once from all sites, then asked for each query: its memory grows with the sites, an answer's cost with the answer.
package struct SiteMatcher: Sendable {
  private var sites: [MatchableSite] = []
  private var fingerprints = FingerprintJoin()

  package init() {}

  package mutating func add(_ site: QuerySite) {
    fingerprints.add(site.statements, of: sites.count)
    sites.append(MatchableSite(site))
  }

  /// The sites that can send a production query in one of its texts, best first.
  package func matches(for query: ProductionQuery) -> [QueryMatch] {
    best(
      of: query.texts.flatMap(statements).map { text in
        // The first text is analysed already, unless it holds several statements.
        SentStatement(text, facts: text == query.texts.first ? query.facts : nil)
      })
  }

  /// The sites that can send a statement, best first.
  package func matches(for text: String) -> [QueryMatch] { best(of: [SentStatement(text)]) }

  /// The best match of each site, the best of all first.
  private func best(of statements: [SentStatement]) -> [QueryMatch] {
    var best: [Int: QueryMatch] = [:]
    for statement in statements {
      for (number, match) in fingerprints.matches(for: statement, sites)
      where match.confidence > best[number]?.confidence ?? 0 { best[number] = match }
    }
    return best.sorted { left, right in
      left.value.confidence == right.value.confidence
        ? sites[left.key].order < sites[right.key].order
        : left.value.confidence > right.value.confidence
    }.map(\.value)
  }
}
