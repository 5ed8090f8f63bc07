package import SourceModel

/// A site that an answer names, and how it was joined with what was asked for.
package struct MatchedSite: Hashable, Sendable {
  package var site: QuerySite
  package var match: QueryMatch

  package init(site: QuerySite, match: QueryMatch) {
    self.site = site
    self.match = match
  }
}
