internal import GRDB
internal import SourceModel

/// Reads sites by row id with all that belongs to them, in five queries however many they are.
struct SiteReader {
  private let database: Database
  private let ids: [Int64]
  private let list: String

  init(_ database: Database, ids: [Int64]) {
    self.database = database
    self.ids = ids
    list = "(" + ids.map(String.init).joined(separator: ",") + ")"
  }

  /// In the order of the row ids.
  ///
  /// - Parameter reader: of statements; several portions of sites share many.
  func sites(_ reader: inout StatementReader) throws -> [QuerySite] {
    let ranges = try textRanges()
    let statements = try statements(&reader)
    let steps = try viaSteps()
    var sites: [Int64: QuerySite] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT sites.id, siteID, repositories.name, path, startByte, endByte, firstLine, lastLine, function, sink, kind,
          evidence, annotation, template, templateText, excerptLine, excerpt
        FROM sites JOIN siteTexts ON siteTexts.site = sites.id JOIN revisions ON revisions.id = sites.revision
        JOIN repositories ON repositories.id = revisions.repository WHERE sites.id IN \(list)
        """)
    while let row = try rows.next() {
      let place = row.fileRange(4, path: row[3])
      let sent = statements[row[0]] ?? []
      sites[row[0]] = QuerySite(
        id: SiteID(stored: row[1]), repository: row[2], place: place, function: row[8], sink: row[9],
        kind: try row.decoded(10), evidence: row[11], annotation: row[12],
        textRanges: (ranges[row[0]] ?? []).map {
          FileRange(path: $0.path ?? place.path, bytes: $0.bytes, lines: $0.lines)
        },
        template: row.bytes(13), templateText: row[14], statements: sent.map(\.facts),
        statementLines: sent.map(\.lines),
        excerpt: (row[15] as Int?).map { Excerpt(firstLine: $0, text: row[16]) }, via: steps[row[0]] ?? [])
    }
    return ids.compactMap { sites[$0] }
  }

  private func textRanges() throws -> [Int64: [(path: String?, bytes: ByteRange, lines: LineRange)]] {
    var ranges: [Int64: [(path: String?, bytes: ByteRange, lines: LineRange)]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT site, path, startByte, endByte, firstLine, lastLine FROM textRanges WHERE site IN \(list)
        ORDER BY site, ordinal
        """)
    while let row = try rows.next() {
      let range = row.fileRange(2, path: "")
      ranges[row[0], default: []].append((row[1], range.bytes, range.lines))
    }
    return ranges
  }

  private func viaSteps() throws -> [Int64: [ViaStep]] {
    var steps: [Int64: [ViaStep]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT site, path, startByte, endByte, firstLine, lastLine, function, call FROM viaSteps WHERE site IN \(list)
        ORDER BY site, ordinal
        """)
    while let row = try rows.next() {
      steps[row[0], default: []].append(
        ViaStep(place: row.fileRange(2, path: row[1]), function: row[6], call: row[7]))
    }
    return steps
  }

  private func statements(
    _ reader: inout StatementReader
  ) throws -> [Int64: [(facts: StatementFacts, lines: StatementLines)]] {
    let links = try Row.fetchAll(
      database,
      sql: "SELECT site, statement, lines FROM siteStatements WHERE site IN \(list) ORDER BY site, ordinal")
    let facts = try reader.facts(of: links.map { $0[1] }, in: database)
    var statements: [Int64: [(facts: StatementFacts, lines: StatementLines)]] = [:]
    for link in links {
      guard let facts = facts[link[1]] else { continue }
      statements[link[0], default: []].append((facts, StatementLines(decoding: link.bytes(2)) ?? StatementLines()))
    }
    return statements
  }
}
