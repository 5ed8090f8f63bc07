package import SourceModel

/// One statement that was asked for, and where it comes from.
package struct WhereHit: Hashable, Sendable {
  /// nil for a text that PostgreSQL's parser cannot read.
  package var fingerprint: Fingerprint?
  /// The statement's text: of production if it is known there, otherwise of the code or as asked.
  package var text: String
  /// The production queries that it is; empty when it was never seen running.
  package var queries: [ProductionQuery]
  /// Best first.
  package var sites: [MatchedSite]

  package init(fingerprint: Fingerprint?, text: String, queries: [ProductionQuery], sites: [MatchedSite]) {
    self.fingerprint = fingerprint
    self.text = text
    self.queries = queries
    self.sites = sites
  }
}
