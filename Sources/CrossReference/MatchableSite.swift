import SourceModel

/// What of a site takes part in matching.
struct MatchableSite: Sendable {
  var id: SiteID
  var order: SiteOrder
  var kind: QuerySite.Kind
  var hasSink: Bool

  init(_ site: QuerySite) {
    id = site.id
    order = SiteOrder(site)
    kind = site.kind
    hasSink = site.sink != nil
  }

  /// A match of this site with a statement.
  ///
  /// - Parameter certainty: how sure the join is by itself, whatever kind of code the site is in.
  func match(
    _ statement: SentStatement, by tier: QueryMatch.Tier, certainty: Double, reason: String
  ) -> QueryMatch? {
    // A text that is not seen to be sent tells nothing about what anybody may send.
    if statement.isAnyones, !hasSink { return nil }
    let confidence = (statement.isAnyones ? min(certainty, 0.5) : certainty) * kind.weight(for: statement.facts?.kind)
    return QueryMatch(
      site: id, tier: tier, confidence: (confidence * 100).rounded() / 100,
      reason: reason + (statement.isAnyones ? "; drivers and poolers send it, too" : ""))
  }
}

extension QuerySite.Kind {
  /// How likely it is that production runs such code rather than other code that matches as well.
  fileprivate func weight(for statement: StatementKind?) -> Double {
    switch self {
    case .application: 1
    case .script: 0.9
    case .migration, .schema: statement == .schema ? 1 : 0.9
    case .test: 0.6
    }
  }
}
