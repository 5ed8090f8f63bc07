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
  ///   - databases: those that each repository talks to, as far as somebody told.
  ///   - feed: hands over each site, which needs not be kept.
  package init<Failure>(
    catalogues: CatalogueSet = CatalogueSet(encoded: [:]), databases: [String: Set<String>] = [:],
    feed: (_ add: (QuerySite) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    var sites: [MatchableSite] = []
    var fingerprints = FingerprintJoin()
    var canonicalForms = CanonicalJoin()
    var tags = TagJoin()
    var templates = TemplateJoin.Builder()
    var calls = CallNumbers()
    try feed { site in
      fingerprints.add(site.statements, of: sites.count)
      canonicalForms.add(site.statements, of: sites.count)
      tags.add(site)
      templates.add(site.template, of: sites.count)
      sites.append(MatchableSite(site, databases: databases[site.repository], calls: &calls))
    }
    self.sites = sites
    self.fingerprints = fingerprints
    self.canonicalForms = canonicalForms
    self.catalogues = catalogues
    self.tags = tags
    self.templates = templates.join
  }

  /// The sites that can send a production query in one of its texts, best first.
  package func matches(for query: ProductionQuery) -> [QueryMatch] {
    best(
      of: query.texts.flatMap(statements).map { text in
        // The first text is analysed already, unless it holds several statements.
        SentStatement(
          text, facts: text == query.texts.first ? query.facts : nil, catalogue: catalogues[query.database],
          database: query.database)
      })
  }

  /// The sites that can send a statement, best first.
  package func matches(for text: String) -> [QueryMatch] {
    best(of: [SentStatement(text, facts: nil, catalogue: catalogues[nil])])
  }

  /// The surest match of each site with any of the statements, the surest of all first.
  private func best(of statements: [SentStatement]) -> [QueryMatch] {
    var best: [Int: (match: QueryMatch, rank: Int)] = [:]
    for statement in statements {
      for (rank, (site, match)) in matches(for: statement).enumerated()
      where match.confidence > best[site]?.match.confidence ?? 0 {
        best[site] = (match, rank)
      }
    }
    // Of equal confidence are also sites that the ranking of their statement tells apart.
    return best.sorted { left, right in
      let (first, second) = (left.value, right.value)
      if first.match.confidence != second.match.confidence { return first.match.confidence > second.match.confidence }
      return first.rank == second.rank ? sites[left.key].order < sites[right.key].order : first.rank < second.rank
    }.map(\.value.match)
  }

  private func matches(for statement: SentStatement) -> [(site: Int, match: QueryMatch)] {
    var candidates = fingerprints.candidates(for: statement)
    candidates += canonicalForms.candidates(for: statement)
    candidates += templates.candidates(for: statement)
    candidates = tags.applied(to: candidates.bestBySite(), for: statement)
    return MatchRanking(candidates.filter { sites[$0.site].canSend(statement) }, of: statement, sites).matches
  }
}
