import CrossReference
import FactStore
import SQLAnalysis
import SourceModel
import TestSupport
import Testing

/// That a matcher of the sites which a text may come from answers as one of all sites does.
@Suite struct NarrowMatcherTests {
  @Test func answersAsTheWholeOne() throws {
    let index = try DemoIndex()
    let store = try FactStore(readingAt: index.folder.path("index.sqlite"))
    let catalogues = CatalogueSet(encoded: try store.catalogues())
    let whole = try SiteMatcher(of: store)
    var narrow = 0
    for text in try store.productionQueries().flatMap(\.texts) {
      guard let matcher = try SiteMatcher(of: store, for: text, catalogues) else { continue }
      narrow += 1
      #expect(matcher.matches(for: text) == whole.matches(for: text), "\(text)")
    }
    #expect(narrow > 50)
    // Of these, all sites are looked at.
    #expect(try SiteMatcher(of: store, for: "-- name: some_orders\nSELECT id FROM orders", catalogues) == nil)
    #expect(try SiteMatcher(of: store, for: "SELECT id, name FROM customers WHERE (na", catalogues) == nil)
  }
}
