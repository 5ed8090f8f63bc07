import CrossReference
import Foundation
import QueryTemplates
import SQLAnalysis
import SourceModel
import Testing

/// Every file in Fixtures/matching holds sites (`site KIND PLACE SINK in FUNCTION via PLACE: TEMPLATE`, a sink `-` and no
/// `in` or `via` for none, `{name}` for a hole), files and functions without sites (`file KIND PATH`, `function KIND
/// PATH:FIRST-LAST NAME`), queries of production
/// (`query: SQL`, with `\n` for the end of a line), and below each query the matches that are found.
struct MatchingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/matching").standardizedFileURL

  static let files =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)))?
    .sorted() ?? []

  @Test func thereAreFixtures() { #expect(!Self.files.isEmpty) }

  @Test(arguments: files) func matchesAsExpected(name: String) throws {
    let file = Self.folder.appending(path: name)
    let expected = try String(contentsOf: file, encoding: .utf8)
    var sites: [QuerySite] = []
    var (filePlaces, functionPlaces): ([SitePlace], [SitePlace]) = ([], [])
    var places: [SiteID: String] = [:]
    var actual = ""
    for line in expected.split(separator: "\n", omittingEmptySubsequences: false) {
      if let site = Self.site(line) {
        sites.append(site)
        places[site.id] = "\(site.place.path):\(site.place.lines.first)"
      } else if let place = Self.placeWithoutSite(line) {
        if place.function.isEmpty { filePlaces.append(place) } else { functionPlaces.append(place) }
      } else if let text = line.wholeMatch(of: /query: (.*)/)?.output.1 {
        actual += "\(line)\n"
        let matcher = SiteMatcher(files: filePlaces, functions: functionPlaces) { sites.forEach($0) }
        for match in matcher.matches(for: Self.query(String(text).replacing("\\n", with: "\n"))) {
          let place = match.place.map { "\($0.path):\($0.lines.first)" } ?? places[match.site] ?? "?"
          actual += "  \(match.confidence) \(place) \(match.tier.rawValue): \(match.reason)\n"
        }
        continue
      } else if line.hasPrefix("  ") {
        continue
      }
      actual += "\(line)\n"
    }
    actual.removeLast()
    if ProcessInfo.processInfo.environment["PGXREF_UPDATE_FIXTURES"] != nil {
      try actual.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(actual == expected)
    }
  }

  private static func site(_ line: Substring) -> QuerySite? {
    guard
      let parts = line.wholeMatch(of: /site (\w+) (\S+):(\d+) (\S+)(?: in (\S+))?(?: via (\S+):(\d+))?: (.*)/)?.output,
      let kind = QuerySite.Kind(rawValue: String(parts.1)), let number = Int(parts.3)
    else { return nil }
    let sql = Array(parts.8.utf8)
    let place = Self.place(parts.2, line: number)
    let via = zip([parts.6].compactMap { $0 }, [parts.7.flatMap { Int($0) }].compactMap { $0 })
      .map { ViaStep(place: Self.place($0, line: $1), function: "", call: "") }
    return QuerySite(
      id: SiteID(repository: "r", path: "\(parts.2):\(number)", function: "", template: sql, ordinal: 0),
      repository: "r", place: place, function: parts.5.map(String.init) ?? "",
      sink: parts.4 == "-" ? nil : String(parts.4), kind: kind,
      evidence: 1, annotation: queryAnnotation(in: String(parts.8)), textRanges: [place],
      template: SentTemplate(template(String(parts.8)), placeholders: [.percent, .question]).encoded,
      templateText: String(parts.8),
      statements: [try? analyze(sql, catalogue: nil)].compactMap { $0 }, excerpt: nil, via: via)
  }

  private static func placeWithoutSite(_ line: Substring) -> SitePlace? {
    if let (_, kind, path) = line.wholeMatch(of: /file (\w+) (\S+)/)?.output,
      let kind = QuerySite.Kind(rawValue: "\(kind)")
    {
      return SitePlace(
        repository: "r", path: String(path), lines: LineRange(first: 1, last: 1), function: "", kind: kind)
    }
    guard
      let (_, kind, path, first, last, name) =
        line.wholeMatch(of: /function (\w+) (\S+):(\d+)-(\d+) (\S+)/)?.output,
      let kind = QuerySite.Kind(rawValue: String(kind)), let first = Int(first), let last = Int(last)
    else { return nil }
    return SitePlace(
      repository: "r", path: String(path), lines: LineRange(first: first, last: last), function: String(name),
      kind: kind)
  }

  private static func place(_ path: Substring, line: Int) -> FileRange {
    FileRange(path: String(path), bytes: ByteRange(start: 0, end: 0), lines: LineRange(first: line, last: line))
  }

  private static func template(_ text: String) -> Template {
    var parts: [Template] = []
    for (index, part) in text.split(separator: /[{}]/, omittingEmptySubsequences: false).enumerated() {
      parts.append(
        index.isMultiple(of: 2)
          ? .text(TemplateText(bytes: Array(part.utf8))) : .hole(Hole(kind: .unknown, name: String(part))))
    }
    return .joined(parts)
  }

  /// As it is after an import.
  private static func query(_ text: String) -> ProductionQuery {
    let text = ProductionText.scrubbed(text)
    return ProductionQuery(
      key: ProductionQueryKey(source: "s", database: nil, queryID: 1, textHash: nil), isTopLevel: true, texts: [text],
      facts: analyzeProduction(text, catalogue: nil), calls: 1, totalTime: 1, rows: 1, lastSeen: nil)
  }
}
