/// Where a site is, without what it sends.
package struct SitePlace: Hashable, Sendable {
  package var id: SiteID
  package var repository: String
  package var path: String
  package var lines: LineRange
  package var function: String
  package var kind: QuerySite.Kind

  package init(
    id: SiteID, repository: String, path: String, lines: LineRange, function: String, kind: QuerySite.Kind
  ) {
    self.id = id
    self.repository = repository
    self.path = path
    self.lines = lines
    self.function = function
    self.kind = kind
  }
  package init(_ site: QuerySite) {
    self.init(
      id: site.id, repository: site.repository, path: site.place.path, lines: site.place.lines, function: site.function,
      kind: site.kind)
  }
}

extension SitePlace {
  /// A place where no site is known.
  package init(repository: String, path: String, lines: LineRange, function: String, kind: QuerySite.Kind) {
    let id = SiteID(
      repository: repository, path: path, function: function, template: [], ordinal: lines.first)
    self.init(id: id, repository: repository, path: path, lines: lines, function: function, kind: kind)
  }
}
