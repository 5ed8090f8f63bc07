import SourceModel

/// A site that can have sent a statement, before it is weighed against the others that can.
struct MatchCandidate {
  /// The site's number.
  var site: Int
  var tier: QueryMatch.Tier
  /// How sure the join is by itself, between 0 and 1.
  var certainty: Double
  /// Whether the code does not name the query's tables: it stands behind all that does.
  var isOfAnyTable = false
  /// Tokens of the query that stand in holes for names and clauses: of sites that are as sure, the one that says more comes first.
  var filledIn = 0
  /// In bits, what the site's template leaves to choose on the way to the query.
  var choices = 0.0
  /// A few words for a person who checks it.
  var reason: String
}

extension [MatchCandidate] {
  /// The surest of each site. What is left to choose is of its template, however it was joined.
  func bestBySite() -> [Int: MatchCandidate] {
    reduce(into: [:]) { best, candidate in
      let choices = Swift.max(candidate.choices, best[candidate.site]?.choices ?? 0)
      if candidate.certainty > best[candidate.site]?.certainty ?? 0 { best[candidate.site] = candidate }
      best[candidate.site]?.choices = choices
    }
  }
}
