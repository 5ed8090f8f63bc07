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

extension QuerySite {
  /// A place at which nothing is known to be sent, but for what production says.
  init(_ place: SitePlace) {
    self.init(
      id: place.id, repository: place.repository,
      place: FileRange(path: place.path, bytes: ByteRange(start: 0, end: 0), lines: place.lines),
      function: place.function, sink: nil, kind: place.kind, evidence: 0, annotation: nil, textRanges: [], template: [],
      templateText: "", statements: [], excerpt: nil)
  }
}
