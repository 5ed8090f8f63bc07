import CrossReference
import QueryTemplates
import SQLAnalysis
import SourceModel
import Testing

/// Which databases a repository talks to can be told, and its sites are joined with queries of these alone.
struct RelationTests {
  private static let sql = Array("DELETE FROM carts WHERE id = $1".utf8)

  private static let site = QuerySite(
    id: SiteID(repository: "shop", path: "a.py", function: "", template: sql, ordinal: 0), repository: "shop",
    place: FileRange(path: "a.py", bytes: ByteRange(start: 0, end: 1), lines: LineRange(first: 1, last: 1)),
    function: "",
    sink: "execute", kind: .application, evidence: 1, annotation: nil, textRanges: [],
    template: SentTemplate(.text(TemplateText(bytes: sql)), placeholders: []).encoded, templateText: "",
    statements: [try? analyze(sql, catalogue: nil)].compactMap { $0 }, excerpt: nil)

  @Test(
    arguments: [
      ([:], "log", true), (["shop": ["shop"]], "shop", true), (["shop": ["shop", "log"]], "log", true),
      (["shop": ["shop"]], "log", false), (["shop": ["shop"]], nil, true), (["other": ["log"]], "shop", true),
      // An export without names has numbers of databases, which are no names.
      (["shop": ["shop"]], "16384", true), (["shop": ["16384"]], "16385", false),
    ] as [([String: Set<String>], String?, Bool)])
  func joinsOnlyInsideOfIt(databases: [String: Set<String>], database: String?, isJoined: Bool) {
    let matcher = SiteMatcher(databases: databases) { $0(Self.site) }
    let query = ProductionQuery(
      key: ProductionQueryKey(source: "s", database: database, queryID: 1, textHash: nil), isTopLevel: true,
      texts: ["DELETE FROM carts WHERE id = $1"], facts: nil, calls: 1, totalTime: 1, rows: 1, lastSeen: nil)
    #expect(matcher.matches(for: query).isEmpty != isJoined)
  }
}
