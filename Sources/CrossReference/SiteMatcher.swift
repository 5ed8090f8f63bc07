package import SourceModel

/// Joins texts of production with the sites that can send them.
///
/// Built once from all sites, then asked for each query: its memory grows with the sites, an answer's cost with the answer.
package struct SiteMatcher: Sendable {
  private let sites: [MatchableSite]
  private let fingerprints: FingerprintJoin
  private let templates: TemplateJoin

  /// - Parameter feed: hands over each site, which needs not be kept.
  package init<Failure>(
    feed: (_ add: (QuerySite) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var sites: [MatchableSite] = []
    var fingerprints = FingerprintJoin()
    var templates: [(site: Int, template: [UInt8])] = []
    try feed { site in
      fingerprints.add(site.statements, of: sites.count)
      templates.append((sites.count, site.template))
      sites.append(MatchableSite(site))
    }
    self.sites = sites
    self.fingerprints = fingerprints
    self.templates = TemplateJoin(templates)
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

  /// The surest match of each site, the surest of all first.
  private func best(of statements: [SentStatement]) -> [QueryMatch] {
    var best: [Int: QueryMatch] = [:]
    for statement in statements {
      let found = fingerprints.matches(for: statement, sites) + templates.matches(for: statement, sites)
      for (number, match) in found where match.confidence > best[number]?.confidence ?? 0 { best[number] = match }
    }
    return best.sorted { left, right in
      left.value.confidence == right.value.confidence
        ? sites[left.key].order < sites[right.key].order
        : left.value.confidence > right.value.confidence
    }.map(\.value)
  }
}
