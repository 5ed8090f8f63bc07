import FactStore
import SourceModel

/// The statements of a kind that somebody asks for, with who sends them: of the code, and as production ran them.
struct StatementUses {
  struct SiteUse {
    var place: SitePlace
    /// Those of its statements that are meant, by their positions in ``StatementUses/statements``; of production's where the
    /// site does not tell its own.
    var statements: [Int]
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

    /// A site that only production tells to be meant.
    fileprivate init(_ place: SitePlace) {
      self.place = place
      statements = []
      isOpen = true
      isSeenInProductionOnly = true
    }
  }

  /// Each once, whoever sends it.
  var statements: [StatementFacts] = []
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
    let sent = try store.sentStatements(with: filters, where: isMeant)
    var sites = sent.senders.map { StatementUses.SiteUse($0.place, statements: $0.statements, isOpen: $0.isOpen) }
    var numbers = Dictionary(sites.enumerated().map { ($0.element.place.id, $0.offset) }) { first, _ in first }
    // Sites of which only production tells that they send it: a hole stands where the code does not.
    let tellers = Set(
      sent.queries.compactMap { query in query.matches.contains { numbers[$0] != nil } ? nil : query.matches.first })
    for place in tellers.isEmpty ? [] : try store.sitePlaces(ids: tellers) {
      numbers[place.id] = sites.count
      sites.append(StatementUses.SiteUse(place))
    }

    var uses = StatementUses(statements: sent.statements)
    for query in sent.queries {
      uses.queries.append(query.query)
      uses.traffic.add(query.query)
      var isExplained = false
      for number in query.matches.lazy.compactMap({ numbers[$0] }) {
        sites[number].traffic.add(query.query)
        if sites[number].isOpen { sites[number].statements.append(query.statement) }
        isExplained = isExplained || sites[number].place.kind.explainsProduction
      }
      if isExplained { continue }
      if KnownSender(of: query.query) == nil {
        uses.unexplained.append(query.query)
      } else {
        uses.internalQueries.append(query.query)
      }
    }
    uses.unexplained.sort { ($1.totalTime, $0.key) < ($0.totalTime, $1.key) }
    // Read in the order of places; to sort thousands anew would cost as much as to read them.
    uses.sites =
      tellers.isEmpty
      ? QuerySite.Kind.allCases.flatMap { kind in sites.filter { $0.place.kind == kind } }
      : sites.sorted { SiteOrder($0.place) < SiteOrder($1.place) }
    return uses
  }
}

extension QuerySite.Kind {
  /// Whether a statement that production ran may come from such code. What a test sends, somebody else must have sent, too.
  var explainsProduction: Bool { self != .test }
}
