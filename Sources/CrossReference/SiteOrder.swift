package import SourceModel

/// How sites of equal confidence are listed: application code first, then by place.
package struct SiteOrder: Hashable, Sendable, Comparable {
  private var kind: Int
  private var repository: String
  private var path: String
  private var lines: LineRange
  private var id: SiteID

  package init(_ site: QuerySite) {
    kind = QuerySite.Kind.allCases.firstIndex(of: site.kind) ?? 0
    repository = site.repository
    path = site.place.path
    lines = site.place.lines
    id = site.id
  }

  package init(_ place: SitePlace) {
    kind = QuerySite.Kind.allCases.firstIndex(of: place.kind) ?? 0
    repository = place.repository
    path = place.path
    lines = place.lines
    id = place.id
  }

  package static func < (left: SiteOrder, right: SiteOrder) -> Bool {
    (left.kind, left.repository, left.path, left.lines, left.id)
      < (right.kind, right.repository, right.path, right.lines, right.id)
  }
}
