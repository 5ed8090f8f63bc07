import FactStore
import SourceModel

/// The statements of a kind that somebody asks for, with who sends them: of the code, and as production ran them.
struct StatementUses {
  struct SiteUse {
    var place: SitePlace
    /// Those of its statements that are meant, by their positions in ``StatementUses/statements``; of production's where the
    /// site does not tell its own.
    fileprivate var statements: [Int]
    /// The position of these in ``StatementUses/alike``.
    fileprivate(set) var alike = 0
    /// Whether only what production ran tells that the site sends such statements.
    var isSeenInProductionOnly: Bool
    /// Whether a hole stands in its text where production may tell what was sent.
    fileprivate var isOpen: Bool
    var traffic = Traffic()

    fileprivate init(_ place: SitePlace, statements: [Int], isOpen: Bool) {
      self.place = place
      self.statements = statements
      self.isOpen = isOpen
      isSeenInProductionOnly = false
    }

    /// A place that only production tells to be meant.
    fileprivate init(_ place: SitePlace) {
      self.place = place
      statements = []
      isOpen = true
      isSeenInProductionOnly = true
    }
  }

  /// Each once, whoever sends it.
  var statements: [StatementNames] = []
  /// Application code first, then by place.
  var sites: [SiteUse] = []
  /// What sites send, each list of statements once: many send just the same, and what is told of one is told of all.
  private(set) var alike: [[Int]] = []
  /// Production queries that no code explains, the costliest first: none is known, or only tests.
  var unexplained: [ProductionQuery] = []
  /// Production queries that PostgreSQL sends for itself, or that ran inside of functions of the database.
  var internalQueries: [ProductionQuery] = []
  /// All production queries that are meant, in the order of their keys.
  var queries: [SentStatements.Query] = []
  /// Of all of them.
  var traffic = Traffic()
}

extension Inquiry {
  /// - Parameter isMeant: whether a statement that uses one of the names is one of those asked for.
  func statementUses(
    of names: [UsedName], where isMeant: (StatementNames) -> Bool
  ) throws(FactStoreFailure) -> StatementUses {
    let directory = try kept.sites()
    let statements = try kept.statements(using: names).filter { isMeant($0.names) }
    let sent = try store.senders(of: statements, in: directory)
    var uses = StatementUses(statements: sent.statements, queries: sent.queries)
    var unexplained: [Int64] = []
    // By position in the directory.
    var numbers = Array<Int32?>(repeating: nil, count: directory.places.count)
    for sender in sent.senders.withTellers(of: sent.queries) {
      numbers[sender.site] = Int32(uses.sites.count)
      let place = directory.places[sender.site]
      uses.sites.append(
        sender.statements.isEmpty
          ? .init(place) : .init(place, statements: sender.statements, isOpen: directory.isOpen(sender.site)))
    }
    for query in sent.queries {
      uses.traffic.add(query)
      var places = query.matches.compactMap { numbers[$0].map(Int.init) }
      if places.isEmpty, let place = query.place { places = [uses.number(of: place)] }
      var isExplained = false
      for number in places {
        uses.sites[number].traffic.add(query)
        if uses.sites[number].isOpen { uses.sites[number].statements.append(query.statement) }
        isExplained = isExplained || uses.sites[number].place.kind.explainsProduction
      }
      if !isExplained { unexplained.append(query.id) }
    }
    uses.findAlike()
    uses.traffic.comparedSince = try kept.coverage().comparedSince(for: Set(sent.queries.map(\.load.key.source)))
    for query in try store.productionQueries(ids: unexplained) {
      if KnownSender(of: query) == nil { uses.unexplained.append(query) } else { uses.internalQueries.append(query) }
    }
    uses.unexplained = uses.unexplained.costliestFirst
    return uses
  }
}

extension StatementUses {
  fileprivate mutating func findAlike() {
    var positions: [[Int]: Int] = [:]
    for index in sites.indices {
      let statements = sites[index].statements
      if let known = positions[statements] {
        sites[index].alike = known
      } else {
        sites[index].alike = alike.count
        positions[statements] = alike.count
        alike.append(statements)
      }
    }
  }

  /// The number of a place that a query's comment names, which is behind those of all sites.
  fileprivate mutating func number(of place: SitePlace) -> Int {
    // There are few: code whose queries are not known writes comments seldom.
    if let known = sites.lastIndex(where: { $0.place.id == place.id }) { return known }
    sites.append(SiteUse(place))
    return sites.count - 1
  }
}

extension [SiteDirectory.Sender] {
  /// With the surest site of each query that none of these sends: only production tells that it does, and a hole stands where
  /// the code does not.
  fileprivate func withTellers(of queries: [SentStatements.Query]) -> [SiteDirectory.Sender] {
    let known = Set(map(\.site))
    let tellers = Set(
      queries.compactMap { query in query.matches.contains(where: known.contains) ? nil : query.matches.first })
    if tellers.isEmpty { return self }
    return (self + tellers.map { SiteDirectory.Sender(site: $0, statements: []) }).sorted { $0.site < $1.site }
  }
}

extension QuerySite.Kind {
  /// Whether a statement that production ran may come from such code. What a test sends, somebody else must have sent, too.
  var explainsProduction: Bool { self != .test }
}
