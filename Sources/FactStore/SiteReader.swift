internal import GRDB
internal import SourceModel

/// Reads sites by row id with all that belongs to them, in five queries however many they are.
struct SiteReader {
  private let database: Database
  private let ids: [Int64]

  init(_ database: Database, ids: [Int64]) {
    self.database = database
    self.ids = ids
  }

  /// In the order of the row ids.
  ///
  /// - Parameter reader: of statements; several portions of sites share many.
  func sites(_ reader: inout StatementReader) throws -> [QuerySite] {
    let ranges = try textRanges()
    let statements = try statements(&reader)
    let steps = try viaSteps()
    var sites: [Int64: QuerySite] = [:]
    let rows = try database.rows(
      of: ids,
      """
      SELECT sites.id, siteID, repositories.name, path, startByte, endByte, firstLine, lastLine, function, sink, kind,
        evidence, annotation, template, templateText, excerptLine, excerpt
      FROM sites JOIN siteTexts ON siteTexts.site = sites.id JOIN revisions ON revisions.id = sites.revision
      JOIN repositories ON repositories.id = revisions.repository WHERE sites.id IN \(Database.list)
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
    let rows = try database.rows(
      of: ids,
      """
      SELECT site, path, startByte, endByte, firstLine, lastLine FROM textRanges WHERE site IN \(Database.list)
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
    let rows = try database.rows(
      of: ids,
      """
      SELECT site, path, startByte, endByte, firstLine, lastLine, function, call FROM viaSteps WHERE site IN \(Database.list)
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
    let links = try database.rows(
      of: ids,
      "SELECT site, statement, lines FROM siteStatements WHERE site IN \(Database.list) ORDER BY site, ordinal")
    var sent: [(site: Int64, statement: Int64, lines: [UInt8])] = []
    while let row = try links.next() { sent.append((row[0], row[1], row.bytes(2))) }
    let facts = try reader.facts(of: sent.map(\.statement), in: database)
    var statements: [Int64: [(facts: StatementFacts, lines: StatementLines)]] = [:]
    for link in sent {
      guard let facts = facts[link.statement] else { continue }
      statements[link.site, default: []].append((facts, StatementLines(decoding: link.lines) ?? StatementLines()))
    }
    return statements
  }
}
