import QueryTemplates
import SourceModel

/// The tier of comments that name the query's origin: they confirm sites that other tiers find, and alone they name some.
struct TagJoin: Sendable {
  fileprivate struct Entry {
    var place: FileRange
    /// The parts of the function's name, the innermost last.
    var function: [Substring]
    var tables: Set<String>
  }

  /// A site that a comment names.
  fileprivate struct Named {
    var place: TaggedPlace
    /// How sure it is by this alone that the query comes from the site, between 0 and 1.
    var certainty: Double
  }

  /// By the sites' numbers.
  private var entries: [Entry] = []
  /// The sites' numbers by every part of the function's name, by the file's name, and by the query's name in the code.
  private var byFunction: [String: [Int]] = [:]
  private var byFile: [String: [Int]] = [:]
  private var byAnnotation: [String: [Int]] = [:]

  /// Adds the site with the next number.
  mutating func add(_ site: QuerySite) {
    let entry = Entry(
      place: site.place, function: TaggedPlace.parts(of: site.function),
      tables: Set(site.statements.flatMap(\.tables).map(\.name)))
    for name in Set(entry.function) { byFunction[String(name), default: []].append(entries.count) }
    if let name = site.place.path.split(separator: "/").last { byFile[String(name), default: []].append(entries.count) }
    if let name = site.annotation { byAnnotation[TaggedPlace.name(name), default: []].append(entries.count) }
    entries.append(entry)
  }

  /// What a statement's comments name.
  struct Names {
    fileprivate var sites: [Int: Named] = [:]
    /// In the order of the comments.
    var places: [TaggedPlace] = []

    func contain(_ candidate: MatchCandidate) -> Bool { sites[candidate.site] != nil }
  }

  /// In the order of the statement's comments.
  static func places(namedIn statement: SentStatement) -> [TaggedPlace] {
    QueryComment.comments(among: statement.scan.tokens, of: statement.bytes).flatMap(TaggedPlace.places)
  }

  /// What the comments of a statement name, each site with the surest place.
  func names(in statement: SentStatement) -> Names {
    var names = Names()
    names.places = Self.places(namedIn: statement)
    for place in names.places {
      let sites = sites(at: place)
      let certainty = certainty(of: place, naming: sites)
      for site in sites where certainty > names.sites[site]?.certainty ?? 0 {
        names.sites[site] = Named(place: place, certainty: certainty)
      }
    }
    return names
  }

  /// The candidates, those that the statement's comments name lifted; where there are none of these, also the sites at the
  /// named places that are not seen to query other tables.
  func applied(
    to candidates: [Int: MatchCandidate], _ names: Names, for statement: SentStatement
  ) -> [MatchCandidate] {
    let named = names.sites
    guard !named.isEmpty else { return Array(candidates.values) }
    let confirmed = candidates.values.map { candidate in
      guard let named = named[candidate.site] else { return candidate }
      var confirmed = candidate
      confirmed.certainty = min(0.99, 1 - (1 - candidate.certainty) * (1 - named.certainty))
      confirmed.reason += "; its comment names \(named.place)"
      return confirmed
    }
    if candidates.keys.contains(where: { named[$0] != nil }) || statement.isAnyones { return confirmed }
    let tables = Set(statement.facts?.tables.map(\.name) ?? [])
    return confirmed
      + named.compactMap { site, named in
        let known = entries[site].tables
        if !tables.isEmpty, !known.isEmpty, known.isDisjoint(with: tables) { return nil }
        let certainty = tables.isEmpty || known.isEmpty ? 0.9 * named.certainty : named.certainty
        return MatchCandidate(
          site: site, tier: .tag, certainty: certainty, reason: "only its comment, which names \(named.place)")
      }
  }

  /// A line, the name of a query, and a function with its class mean one place; a file has many, and functions of different
  /// classes share a name.
  private func certainty(of place: TaggedPlace, naming sites: [Int]) -> Double {
    switch place {
    case .query: 0.95
    case .file(_, let line): line == nil ? 0.5 : 0.95
    case .function(let parts), .handler(let parts):
      if parts.count > 1 {
        place.isHandler ? 0.85 : 0.95
      } else {
        Set(sites.map { entries[$0].function }).count == 1 ? 0.8 : 0.5
      }
    }
  }

  private func sites(at place: TaggedPlace) -> [Int] {
    switch place {
    case .query(let name): return byAnnotation[name] ?? []
    case .function(let parts), .handler(let parts):
      return (byFunction[String(parts.last ?? "")] ?? []).filter {
        entries[$0].function.isFunction(in: entries[$0].place.path, namedBy: parts)
      }
    case .file(let path, let line):
      let parts = path.split(separator: "/")
      return (byFile[String(parts.last ?? "")] ?? []).filter { number in
        let place = entries[number].place
        return place.path.split(separator: "/").ends(like: parts)
          && (line.map { place.lines.first <= $0 && $0 <= place.lines.last } ?? true)
      }
    }
  }
}
