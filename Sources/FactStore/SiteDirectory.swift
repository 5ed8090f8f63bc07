package import SourceModel

/// Where all sites stand, which statements they send, and which production queries they were joined with.
///
/// It is held in memory: questions look at these of thousands of sites, and at all else only of the few that they show.
package struct SiteDirectory: Sendable {
  /// A site with those of some statements that it sends.
  package struct Sender: Sendable {
    /// Its position in ``SiteDirectory/places``.
    package var site: Int
    /// By their positions among the statements that are asked for.
    package var statements: [Int]

    package init(site: Int, statements: [Int]) {
      self.site = site
      self.statements = statements
    }
  }

  /// Application code first, then in the order of repository, path, lines and id.
  package private(set) var places: [SitePlace] = []
  /// The files that have sites, in that order.
  package private(set) var paths: [SitePath] = []
  /// The names of the functions that have sites, sorted.
  package private(set) var functions: [String] = []

  private var isOpen: [Bool] = []
  private var sitesByPath: [SitePath: [Int32]] = [:]
  private var sitesByFunction: [String: [Int32]] = [:]
  private var sitesByAnnotation: [String: [Int32]] = [:]
  /// By row id.
  private var sitesByStatement: [Int64: [Int32]] = [:]
  /// By row id, the best first.
  private var sitesByQuery: [Int64: [Int32]] = [:]
  private var placesByQuery: [Int64: SitePlace] = [:]

  /// Whether a hole stands in a site's text where production may tell what was sent.
  package func isOpen(_ site: Int) -> Bool { isOpen[site] }

  package func sites(in path: SitePath) -> [SitePlace] { places(sitesByPath[path]) }

  package func sites(inFunction name: String) -> [SitePlace] { places(sitesByFunction[name]) }

  /// The names that code gives to its queries, in no order.
  package var annotations: some Collection<String> { sitesByAnnotation.keys }

  package func sites(annotated name: String) -> [SitePlace] { places(sitesByAnnotation[name]) }

  /// The places that send any of these statements, in their order.
  package func sites(sending statements: [StatementDirectory.Statement]) -> [SitePlace] {
    senders(of: statements.map(\.id)).map { places[$0.site] }
  }

  /// Who sends any of these statements, in the order of ``places``.
  ///
  /// - Parameter statements: row ids.
  func senders(of statements: [Int64]) -> [Sender] {
    // Each link as one number, which sorts by site and then by statement.
    var links: [UInt64] = []
    for (position, id) in statements.enumerated() {
      for site in sitesByStatement[id] ?? [] { links.append(UInt64(site) << 32 | UInt64(position)) }
    }
    links.sort()
    var senders: [Sender] = []
    for link in links {
      let (site, statement) = (Int(link >> 32), Int(link & 0xffff_ffff))
      if senders.last?.site != site { senders.append(Sender(site: site, statements: [])) }
      senders[senders.count - 1].statements.append(statement)
    }
    return senders
  }

  /// The sites that a production query was joined with, the best first, by position.
  func matches(ofQuery id: Int64) -> [Int] { sitesByQuery[id]?.map(Int.init) ?? [] }

  /// The place that a production query's comment names, where no site is known.
  func place(ofQuery id: Int64) -> SitePlace? { placesByQuery[id] }

  private func places(_ positions: [Int32]?) -> [SitePlace] { positions?.map { places[Int($0)] } ?? [] }
}

extension SiteDirectory {
  /// A site as the index holds it.
  struct Entry {
    /// Its row id.
    var row: Int64
    var place: SitePlace
    var isOpen: Bool
    /// The name that the code gives to its query.
    var annotation: String?
  }

  /// - Parameters:
  ///   - entries: in the order of repository, path, lines and id.
  ///   - statements: the row ids of sites with those of statements that they send.
  ///   - matches: the row ids of production queries with the sites that they were joined with, each query's best first.
  init(
    _ entries: [Entry], statements: [(site: Int64, statement: Int64)], matches: [(query: Int64, site: SiteID)],
    places queryPlaces: [Int64: SitePlace]
  ) {
    let sorted = QuerySite.Kind.allCases.flatMap { kind in entries.filter { $0.place.kind == kind } }
    places = sorted.map(\.place)
    isOpen = sorted.map(\.isOpen)
    placesByQuery = queryPlaces
    for (position, place) in places.enumerated() {
      let path = SitePath(repository: place.repository, path: place.path)
      if sitesByPath[path] == nil { paths.append(path) }
      sitesByPath[path, default: []].append(Int32(position))
      if !place.function.isEmpty { sitesByFunction[place.function, default: []].append(Int32(position)) }
    }
    functions = sitesByFunction.keys.sorted()
    for (position, entry) in sorted.enumerated() {
      if let name = entry.annotation { sitesByAnnotation[name, default: []].append(Int32(position)) }
    }
    let rows = Dictionary(sorted.enumerated().map { ($0.element.row, Int32($0.offset)) }) { first, _ in first }
    for link in statements {
      // A site may send the same statement twice.
      guard let site = rows[link.site], sitesByStatement[link.statement]?.last != site else { continue }
      sitesByStatement[link.statement, default: []].append(site)
    }
    let ids = Dictionary(places.enumerated().map { ($0.element.id, Int32($0.offset)) }) { first, _ in first }
    for match in matches {
      if let site = ids[match.site] { sitesByQuery[match.query, default: []].append(site) }
    }
  }
}
