import FactStore
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
  var namedPlaces: NamedPlaces
  private let catalogues: CatalogueSet

  /// - Parameters:
  ///   - catalogues: those that the sites' statements were resolved with.
  ///   - files: of all code, for queries whose comments name places without sites.
  ///   - functions: the same.
  ///   - databases: those that each repository talks to, as far as somebody told.
  ///   - feed: hands over each site, which needs not be kept.
  package init<Failure>(
    catalogues: CatalogueSet = CatalogueSet(encoded: [:]), files: [SitePlace] = [], functions: [SitePlace] = [],
    databases: [String: Set<String>] = [:],
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
    namedPlaces = NamedPlaces(files: files, functions: functions)
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

  /// By which the sites for a text are found without a matcher of all of them.
  var templateWords: [TemplateWords] {
    var words: [TemplateWords] = []
    templates.eachEntry { site, rarest, others in
      words.append(TemplateWords(site: sites[site].id, rarest: rarest, others: others.sorted()))
    }
    return words
  }

  private typealias Match = (order: SiteOrder, match: QueryMatch)

  /// The surest match of each site with any of the statements, the surest of all first.
  private func best(of statements: [SentStatement]) -> [QueryMatch] {
    var best: [SiteID: (match: Match, rank: Int)] = [:]
    for statement in statements {
      for (rank, found) in matches(for: statement).enumerated()
      where found.match.confidence > best[found.match.site]?.match.match.confidence ?? 0 {
        best[found.match.site] = (found, rank)
      }
    }
    // Of equal confidence are also sites that the ranking of their statement tells apart.
    return best.values.sorted { left, right in
      let (first, second) = (left.match.match.confidence, right.match.match.confidence)
      if first != second { return first > second }
      return left.rank == right.rank ? left.match.order < right.match.order : left.rank < right.rank
    }.map(\.match.match)
  }

  private func matches(for statement: SentStatement) -> [Match] {
    var candidates = fingerprints.candidates(for: statement)
    candidates += canonicalForms.candidates(for: statement)
    candidates += templates.candidates(for: statement)
    let names = tags.names(in: statement)
    candidates = tags.applied(to: candidates.bestBySite(), names, for: statement)
      .filter { sites[$0.site].canSend(statement) }
    let matches = MatchRanking(candidates, of: statement, sites).matches.map { (sites[$0.site].order, $0.match) }
    if statement.isAnyones || candidates.contains(where: names.contain) { return matches }
    return matches + [placeMatch(at: names.places)].compactMap { $0 }
  }

  /// The match with a place that comments name, though no site is known there.
  private func placeMatch(at names: [TaggedPlace]) -> Match? {
    guard let (place, name, certainty) = namedPlaces.surest(of: names) else { return nil }
    let match = QueryMatch(
      site: place.id, tier: .tag, confidence: certainty,
      reason: "only its comment, which names \(name); no such query is known there", place: place)
    return (SiteOrder(place), match)
  }
}
