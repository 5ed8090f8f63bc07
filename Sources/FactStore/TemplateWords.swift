package import SourceModel

/// Words that stand in every text that a site sends by one of the ways through its template.
package struct TemplateWords: Hashable, Sendable {
  package var site: SiteID
  /// The one that the fewest sites have; nil where no word stands in all texts.
  package var rarest: UInt64?
  package var others: [UInt64]

  package init(site: SiteID, rarest: UInt64?, others: [UInt64]) {
    self.site = site
    self.rarest = rarest
    self.others = others
  }
}
