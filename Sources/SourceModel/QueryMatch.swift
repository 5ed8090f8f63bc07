/// A production query joined with a query site.
package struct QueryMatch: Hashable, Sendable {
  /// How they were joined, surest first.
  package enum Tier: String, Sendable, Codable, CaseIterable {
    case fingerprint, canonical, tag, template, builder
  }

  package var site: SiteID
  package var tier: Tier
  /// Between 0 and 1: of the answers given with 0.9, nine in ten are right.
  package var confidence: Double
  /// A few words for a person who checks it.
  package var reason: String
  /// The place itself, where only a comment of the query names it: no site is known there.
  package var place: SitePlace?

  package init(site: SiteID, tier: Tier, confidence: Double, reason: String, place: SitePlace? = nil) {
    self.site = site
    self.tier = tier
    self.confidence = confidence
    self.reason = reason
    self.place = place
  }
}
