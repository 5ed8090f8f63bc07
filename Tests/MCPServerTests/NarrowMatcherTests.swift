import CrossReference
import FactStore
import SQLAnalysis
import SourceModel
import TestSupport
import Testing

/// That a matcher of the sites which a text may come from answers as one of all sites does.
@Suite struct NarrowMatcherTests {
  /// Names of functions, of a method, of files with sites and without, of a handler, and of nothing.
  private static let comments = [
    "/* func='bestsellers' */", "/* code.function='fetch_all' */", "/* file='catalogue.py' */",
    "/* file='shop/web.py',line='8' */", "/* controller='web',action='home' */", "/* function='nobody' */",
    "-- name: some_orders",
  ]

  @Test func answersAsTheWholeOne() throws {
    let index = try DemoIndex()
    let store = try FactStore(readingAt: index.folder.path("index.sqlite"))
    let kept = KeptFacts(of: store)
    let whole = try SiteMatcher(of: store)
    var (narrow, tagged) = (0, 0)
    let texts = try store.productionQueries().flatMap(\.texts)
    for text in texts + texts.prefix(5).flatMap({ text in Self.comments.map { "\(text) \($0)" } }) {
      guard let matcher = try SiteMatcher(of: store, for: text, kept: kept) else { continue }
      narrow += 1
      let matches = matcher.matches(for: text)
      #expect(matches == whole.matches(for: text), "\(text)")
      if matches.contains(where: { $0.tier == .tag || $0.reason.contains("its comment names") }) { tagged += 1 }
    }
    #expect(narrow > 100 && tagged > 10)
    // What is cut off is compared with all sites.
    #expect(try SiteMatcher(of: store, for: "SELECT id, name FROM customers WHERE (na", kept: kept) == nil)
  }
}
