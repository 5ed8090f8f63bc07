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

    var score: Double { ((candidate.certainty * weight) * 100).rounded() / 100 }
  }

  private let places: [Place]

  init(_ candidates: some Sequence<MatchCandidate>, of statement: SentStatement, _ sites: [MatchableSite]) {
    places = candidates.map { candidate in
      let site = sites[candidate.site]
      var candidate = candidate
      if statement.isAnyones {
        candidate.certainty = min(candidate.certainty, Self.certaintyOfAnyones)
        candidate.reason += "; drivers and poolers send it, too"
      }
      return Place(candidate: candidate, site: site, weight: site.kind.weight(for: statement.facts?.kind))
    }
    .sorted { $0.score == $1.score ? $0.site.order < $1.site.order : $0.score > $1.score }
  }

  /// Of what code is seen to send, though others may send it as well.
  private static let certaintyOfAnyones = 0.7

  /// Best first, each with the site's number.
  var matches: [(site: Int, match: QueryMatch)] {
    var matches: [(site: Int, match: QueryMatch)] = []
    let best = places.map(\.weight).max() ?? 1
    var start = 0
    while start < places.count {
      let equals = places[start...].prefix { $0.score == places[start].score }
      for place in equals {
        let confidence = min(
          Self.confidence(of: place, beside: best) * Self.share(among: equals.count),
          matches.last?.match.confidence ?? 1)
        matches.append(
          (
            place.candidate.site,
            QueryMatch(
              site: place.site.id, tier: place.candidate.tier, confidence: (confidence * 100).rounded() / 100,
              reason: place.candidate.reason + (equals.count > 1 ? "; \(equals.count) sites match alike" : ""))
          ))
      }
      start += equals.count
    }
    return matches
  }

  /// Code of migrations and tests is doubted where code of the application matches as well. Where it is all there is, it
  /// is where the statement comes from, unless a text of the application that is not known says the same as a test.
  private static func confidence(of place: Place, beside best: Double) -> Double {
    guard place.weight == best else { return place.score }
    return place.candidate.certainty * (place.site.kind == .test ? 0.85 : 1)
  }

  /// How much is left of a site's confidence where several match alike, and any of them may be the one.
  ///
  /// Of two equals the first is right four times out of five, since often both were traced; of more, the less.
  private static func share(among equals: Int) -> Double { equals == 1 ? 1 : 1.6 / Double(equals) }
}
