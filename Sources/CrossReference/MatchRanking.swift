import QueryTemplates
import SourceModel

/// Orders the candidates of one statement, and makes of what each is by itself how likely it is among the others.
///
/// The numbers follow the shares of right first answers on two applications; docs/accuracy.md has them.
struct MatchRanking {
  private struct Place {
    var candidate: MatchCandidate
    var site: MatchableSite
    /// How likely production runs such code.
    var weight: Double
    /// The call behind this one whose function holds the text, if that is a candidate, too.
    var holder: Int?

    /// Whether the query stands in this function, whoever calls it.
    var holdsText: Bool { !candidate.isOfAnyTable && site.namesItsTables }
    var score: Double { ((candidate.certainty * weight) * 100).rounded() / 100 }
    /// Places that match alike have the same.
    var rank: Double { candidate.isOfAnyTable ? score - 1 : score }
  }

  private let statement: SentStatement
  private let places: [Place]

  init(_ candidates: some Sequence<MatchCandidate>, of statement: SentStatement, _ sites: [MatchableSite]) {
    self.statement = statement
    var places = candidates.map { candidate in
      let site = sites[candidate.site]
      var candidate = candidate
      if statement.isAnyones {
        candidate.certainty = min(candidate.certainty, Self.certaintyOfAnyones)
        candidate.reason += "; drivers and poolers send it, too"
      }
      return Place(candidate: candidate, site: site, weight: site.kind.weight(for: statement.facts?.kind))
    }
    Self.putHoldersFirst(&places)
    self.places = places.sorted { $0.rank == $1.rank ? $0.site.order < $1.site.order : $0.rank > $1.rank }
  }

  /// Makes a function whose own text names the query's tables as sure as those of its callers that fill in just this query.
  ///
  /// Whichever of them called it, and be it one that is not known, the query stands there. Of a call that sends several texts only one
  /// way is kept: it may lead through the function to another of its calls.
  private static func putHoldersFirst(_ places: inout [Place]) {
    let holders = Set(places.lazy.filter(\.holdsText).map(\.site.call))
    let holdingFunctions = Dictionary(
      places.lazy.filter(\.holdsText).map { ($0.site.function, $0.site.call) }, uniquingKeysWith: { first, _ in first })
    var callers: [Int: [MatchCandidate]] = [:]
    for index in places.indices {
      let site = places[index].site
      let holder =
        site.callsBehind.last(where: holders.contains)
        ?? site.functionsBehind.lazy.reversed().compactMap { holdingFunctions[$0] }.first
      guard let holder, holder != site.call else { continue }
      places[index].holder = holder
      callers[holder, default: []].append(places[index].candidate)
    }
    for index in places.indices {
      guard places[index].holdsText, let callers = callers[places[index].site.call] else { continue }
      places[index].candidate.certainty = max(
        places[index].candidate.certainty, callers.map(\.certainty).max() ?? 0)
      places[index].candidate.reason +=
        callers.count == 1 ? "; a caller of it matches" : "; \(callers.count) callers of it match"
    }
  }

  /// Of what code is seen to send, though others may send it as well.
  private static let certaintyOfAnyones = 0.7

  /// Best first, each with the site's number.
  var matches: [(site: Int, match: QueryMatch)] {
    var matches: [(site: Int, match: QueryMatch)] = []
    let best = places.map(\.weight).max() ?? 1
    var start = 0
    while start < places.count {
      let equals = places[start...].prefix { $0.rank == places[start].rank }
      // Callers don't vie with the function that they call.
      let (holders, callers) = (equals.filter { $0.holder == nil }, equals.filter { $0.holder != nil })
      for (place, rivals, alike) in byLayout(holders) + byLayout(callers) {
        let functions = Set(rivals.map(\.site.function)).count
        let confidence = min(
          confidence(of: place, beside: best, isFirst: start == 0) * Self.share(among: functions),
          matches.last?.match.confidence ?? 1)
        matches.append(
          (
            place.candidate.site,
            QueryMatch(
              site: place.site.id, tier: place.candidate.tier, confidence: (confidence * 100).rounded() / 100,
              reason: place.candidate.reason + Self.note(on: rivals.count, of: alike))
          ))
      }
      start += equals.count
    }
    return matches
  }

  private static func note(on rivals: Int, of equals: Int) -> String {
    if equals == 1 { return "" }
    if rivals == equals { return "; \(equals) sites match alike" }
    let closest = rivals == 1 ? "this one comes" : "\(rivals) come"
    return "; of \(equals) sites that match alike, \(closest) closest to how it is written"
  }

  /// Puts places that match alike in an order: those that leave less of the statement open first; then those that write it as it
  /// was written, if all have it as a whole; then those whose templates leave less to choose on the way to it, and those of which
  /// at least the beginning is written alike. With each come those that share its confidence: the ones that come closest need not
  /// share with the others.
  private func byLayout(_ equals: [Place]) -> [(place: Place, rivals: [Place], alike: Int)] {
    guard equals.count > 1 else { return equals.map { ($0, [$0], 1) } }
    let layout = StatementLayout(statement.scan.tokens, of: statement.bytes)
    let fingerprint = statement.facts?.fingerprint
    let isWhole = equals.allSatisfy { $0.site.hasWhole(fingerprint) }
    let sorted = equals.map { place in
      let distance = 1 - place.site.likeness(to: layout, of: fingerprint)
      let (open, choices) = (place.candidate.filledIn, place.candidate.choices)
      let own = isWhole ? distance : place.site.hasRows(of: layout) ? 0 : 1
      return (place: place, key: (open, own, choices, distance))
    }.enumerated().sorted { left, right in
      left.element.key == right.element.key
        ? left.offset < right.offset : left.element.key < right.element.key
    }.map(\.element)
    let (least, closest, _, _) = sorted[0].key
    func isClosest(_ open: Int, _ distance: Double) -> Bool { open == least && (!isWhole || distance == closest) }
    let rivals = sorted.filter { isClosest($0.key.0, $0.key.1) }.map(\.place)
    return sorted.map { ($0.place, isClosest($0.key.0, $0.key.1) ? rivals : equals, equals.count) }
  }

  /// Code of migrations and tests is doubted where code of the application matches as well. Where it is all there is, it
  /// is where the statement comes from, unless a text of the application that is not known says the same as a test.
  private func confidence(of place: Place, beside best: Double, isFirst: Bool) -> Double {
    guard place.weight == best else { return place.score }
    let certainty = isFirst ? certaintyOfBest(place.candidate) : place.candidate.certainty
    return certainty * (place.site.kind == .test ? 0.85 : 1)
  }

  /// What is not certain of a match by itself counts less where nothing in the index comes as near: another origin would have
  /// to be code that is not known. Of what others send as well, and where only a comment tells, this says nothing.
  private func certaintyOfBest(_ candidate: MatchCandidate) -> Double {
    if statement.isAnyones || candidate.tier == .tag { return candidate.certainty }
    return max(candidate.certainty, min(TemplateMatch.surest, 1 - Self.doubtOfBest * (1 - candidate.certainty)))
  }

  private static let doubtOfBest = 0.3

  /// How much is left of a site's confidence where several functions match alike, and any of them may be the one.
  ///
  /// Often more than one of them is run: on average 1.7 of two, and 1.5 of more.
  private static func share(among functions: Int) -> Double {
    switch functions {
    case ...1: 1
    case 2: 0.85
    default: 1.5 / Double(functions)
    }
  }
}
