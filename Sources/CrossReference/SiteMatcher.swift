package import SQLAnalysis
package import SourceModel

/// Joins texts of production with the sites that can send them.
///
/// Built once from all sites, then asked for each query: its memory grows with the sites, an answer's cost with the answer.
package struct SiteMatcher: Sendable {
  private let sites: [MatchableSite]
  private let fingerprints: FingerprintJoin
  private let canonicalForms: CanonicalJoin
  private let templates: TemplateJoin
  private let tags: TagJoin
  private let catalogues: CatalogueSet

  /// - Parameters:
  ///   - catalogues: those that the sites' statements were resolved with.
  ///   - feed: hands over each site, which needs not be kept.
  package init<Failure>(
    catalogues: CatalogueSet = CatalogueSet(encoded: [:]), feed: (_ add: (QuerySite) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var sites: [MatchableSite] = []
    var fingerprints = FingerprintJoin()
    var canonicalForms = CanonicalJoin()
    var tags = TagJoin()
    var templates: [(site: Int, template: [UInt8])] = []
    try feed { site in
      fingerprints.add(site.statements, of: sites.count)
      canonicalForms.add(site.statements, of: sites.count)
      tags.add(site)
      templates.append((sites.count, site.template))
      sites.append(MatchableSite(site))
    }
    self.sites = sites
    self.fingerprints = fingerprints
    self.canonicalForms = canonicalForms
    self.catalogues = catalogues
    self.tags = tags
    self.templates = TemplateJoin(templates)
  }

  /// The sites that can send a production query in one of its texts, best first.
  package func matches(for query: ProductionQuery) -> [QueryMatch] {
    best(
      of: query.texts.flatMap(statements).map { text in
        // The first text is analysed already, unless it holds several statements.
        SentStatement(
          text, facts: text == query.texts.first ? query.facts : nil, catalogue: catalogues[query.database])
      })
  }

  /// The sites that can send a statement, best first.
  package func matches(for text: String) -> [QueryMatch] {
    best(of: [SentStatement(text, facts: nil, catalogue: catalogues[nil])])
  }

  /// The surest match of each site with any of the statements, the surest of all first.
  private func best(of statements: [SentStatement]) -> [QueryMatch] {
    var best: [Int: QueryMatch] = [:]
    for statement in statements { keepBest(of: shared(sorted(candidates(for: statement))), in: &best) }
    return sorted(best).map(\.match)
  }

  private typealias Candidate = (site: Int, match: QueryMatch)

  /// The surest match of each site with a statement.
  private func candidates(for statement: SentStatement) -> [Int: QueryMatch] {
    var best: [Int: QueryMatch] = [:]
    keepBest(of: fingerprints.matches(for: statement, sites), in: &best)
    keepBest(of: canonicalForms.matches(for: statement, sites), in: &best)
    keepBest(of: templates.matches(for: statement, sites), in: &best)
    tags.apply(to: &best, for: statement, sites)
    return best
  }

  private func keepBest(of candidates: [Candidate], in best: inout [Int: QueryMatch]) {
    for (site, match) in candidates where match.confidence > best[site]?.confidence ?? 0 { best[site] = match }
  }

  private func sorted(_ matches: [Int: QueryMatch]) -> [Candidate] {
    matches.map { (site: $0.key, match: $0.value) }.sorted { left, right in
      left.match.confidence == right.match.confidence
        ? sites[left.site].order < sites[right.site].order : left.match.confidence > right.match.confidence
    }
  }

  /// The same with less confidence where several sites are as good as one another: any of them may be the one.
  ///
  /// Of two equals the first was right four times out of five, of more the less (docs/accuracy.md).
  private func shared(_ candidates: [Candidate]) -> [Candidate] {
    var shared: [Candidate] = []
    var start = 0
    while start < candidates.count {
      let confidence = candidates[start].match.confidence
      let equals = candidates[start...].prefix { $0.match.confidence == confidence }
      let share = equals.count == 2 ? 0.8 : 1 / Double(equals.count).squareRoot()
      let highest = min(confidence * share, shared.last?.match.confidence ?? 1)
      for (site, equal) in equals {
        var match = equal
        match.confidence = (highest * 100).rounded() / 100
        if equals.count > 1 { match.reason += "; \(equals.count) sites match alike" }
        shared.append((site, match))
      }
      start += equals.count
    }
    return shared
  }
}
