import AnswerText
import CrossReference
import FactStore
import Foundation
import SQLAnalysis
import SourceModel
import TestSupport

/// A small index, as extraction would have made it, to put questions to.
struct SampleIndex {
  let folder: TemporaryFolder
  var path: String { folder.path("index.sqlite") }

  static let now = Timestamp(iso8601: "2026-08-22T12:00:00Z") ?? Timestamp(seconds: 0)

  init() throws {
    folder = try TemporaryFolder()
    let update = try IndexUpdate(at: path)
    try update.replace(
      RevisionFacts(
        repository: "shop", origin: folder.path("nowhere"), commit: "0123456789abcdef0123456789abcdef01234567",
        indexedAt: Timestamp(seconds: Self.now.seconds - 3 * 86_400), files: Self.files, sites: Self.sites,
        findings: [
          Finding(
            code: "unparsable-statement", severity: .warning, path: "app/report.py",
            bytes: ByteRange(start: 10, end: 20), line: 2, column: 3, message: "It does not parse."),
          Finding(
            code: Finding.dynamicStatement, severity: .note, path: "app/db.py", bytes: ByteRange(start: 5, end: 9),
            line: 12,
            column: 5, message: "dynamic, could send any delete on any table: remove has DELETE FROM {table} {rest}"),
        ], skipped: ["vendored": 12],
        builderUses: [BuilderUse(name: "SQLAlchemy", language: "python", calls: 1_234, files: 17)]))
    try update.commit()
  }

  private static let files = Set(sites.map(\.place.path)).sorted().map {
    SourceFile(path: $0, blob: String(repeating: "a", count: 40), language: "python", isModified: false)
  }

  private static let sites = [
    site("app/db.py", 7, "begin", "BEGIN"),
    site(
      "app/orders.py", 41, "OrderStore.find", "SELECT id, total FROM orders WHERE id = $1",
      code: "def find(self, id):\n    cursor.execute(\n        \"SELECT id, total FROM orders WHERE id = %s\", [id])"),
    site("app/orders.py", 60, "OrderStore.touch", "UPDATE orders SET seen_at = now() WHERE id = $1"),
    site("app/report.py", 5, "totals", "SELECT total, id FROM orders WHERE id = $1"),
    site("app/report.py", 9, "", "SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id", sink: nil),
    site("app/unused.py", 3, "Cart.drop", "DELETE FROM carts WHERE id = $1"),
    site("migrations/001.sql", 1, "", "CREATE TABLE orders (id int, total int)", sink: nil, kind: .schema),
    site("tests/test_orders.py", 9, "test_find", "SELECT id, total FROM orders WHERE id = $1", kind: .test),
  ]

  private static func site(
    _ path: String, _ line: Int, _ function: String, _ sql: String, sink: String? = "cursor.execute",
    kind: QuerySite.Kind = .application, code: String? = nil
  ) -> QuerySite {
    let bytes = ByteRange(start: line * 100, end: line * 100 + sql.utf8.count)
    let place = FileRange(path: path, bytes: bytes, lines: LineRange(first: line, last: line + (code == nil ? 0 : 1)))
    let facts = try? analyze(Array(sql.utf8), catalogue: nil)
    return QuerySite(
      id: SiteID(repository: "shop", path: path, function: function, template: Array(sql.utf8), ordinal: 0),
      repository: "shop", place: place, function: function, sink: sink, kind: kind, evidence: 1, annotation: nil,
      textRanges: [place], template: [], templateText: sql, statements: [facts].compactMap { $0 },
      excerpt: code.map { Excerpt(firstLine: line - 1, text: $0) })
  }
}
