import FactStore
import SourceModel

/// The statements of a kind that somebody asks for, with who sends them: of the code, and as production ran them.
struct StatementUses {
  struct SiteUse {
    var site: QuerySite
    /// Those of its statements that are meant; of production's where the site does not tell its own.
    var statements: [StatementFacts]
    /// Whether only what production ran tells that the site sends such statements.
    var isSeenInProductionOnly: Bool
    var traffic = Traffic()
  }

  /// Application code first, then by place.
  var sites: [SiteUse] = []
  /// Production queries that no code explains, the costliest first: none is known, or only tests.
  var unexplained: [ProductionQuery] = []
  /// Production queries that PostgreSQL sends for itself, or that ran inside of functions of the database.
  var internalQueries: [ProductionQuery] = []
  /// All production queries that are meant, in the order of their keys.
  var queries: [ProductionQuery] = []
  /// Of all of them.
  var traffic = Traffic()
}

extension Inquiry {
  /// - Parameter isMeant: whether a statement that a filter lets through is one of those asked for.
  func statementUses(
    with filters: [StatementFilter], where isMeant: (StatementFacts) -> Bool
  ) throws(FactStoreFailure) -> StatementUses {
    var uses = StatementUses()
    var byID: [SiteID: StatementUses.SiteUse] = [:]
    var matches: [ProductionQueryKey: [QueryMatch]] = [:]
    var queriesByKey: [ProductionQueryKey: ProductionQuery] = [:]
    for filter in filters {
      for site in try store.sites(with: filter) where byID[site.id] == nil {
        let statements = site.statements.filter(isMeant)
        if statements.isEmpty { continue }
        byID[site.id] = .init(site: site, statements: statements, isSeenInProductionOnly: false)
      }
      matches.merge(try store.matches(with: filter)) { first, _ in first }
      for query in try store.productionQueries(with: filter) where query.facts.map(isMeant) ?? false {
        queriesByKey[query.key] = query
      }
    }
    let queries = queriesByKey.values.sorted { $0.key < $1.key }
    uses.queries = queries
    // Sites of which only production tells that they send it: a hole stands where the code does not.
    let others = try store.sites(
      ids: Set(queries.compactMap { query in Self.teller(of: matches[query.key] ?? [], known: byID) }))
    for site in others { byID[site.id] = .init(site: site, statements: [], isSeenInProductionOnly: true) }

    for query in queries {
      uses.traffic.add(query)
      var isExplained = false
      for match in matches[query.key] ?? [] {
        guard let use = byID[match.site], let facts = query.facts else { continue }
        byID[match.site]?.traffic.add(query)
        if use.isSeenInProductionOnly || use.site.isDynamic { byID[match.site]?.statements.append(facts) }
        isExplained = isExplained || use.site.kind.explainsProduction
      }
      if isExplained { continue }
      if KnownSender(of: query) == nil { uses.unexplained.append(query) } else { uses.internalQueries.append(query) }
    }
    uses.unexplained.sort { ($1.totalTime, $0.key) < ($0.totalTime, $1.key) }
    uses.sites = byID.values.sorted { SiteOrder($0.site) < SiteOrder($1.site) }
    return uses
  }

  /// The best match, when none of the sites that are matched tells by its own statements that it is meant.
  private static func teller(of matches: [QueryMatch], known: [SiteID: StatementUses.SiteUse]) -> SiteID? {
    matches.contains { known[$0.site] != nil } ? nil : matches.first?.site
  }
}

extension QuerySite {
  /// Whether a hole stands in its text where production may tell what was sent.
  fileprivate var isDynamic: Bool { statements.isEmpty || statements.contains { $0.fingerprint == nil } }
}

extension QuerySite.Kind {
  /// Whether a statement that production ran may come from such code. What a test sends, somebody else must have sent, too.
  var explainsProduction: Bool { self != .test }
}
