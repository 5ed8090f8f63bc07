internal import Foundation
internal import PostgresParser
package import SourceModel

/// An export of pg_stat_statements as read from a file, its texts without literals.
package struct StatisticsExport: Equatable {
  package var rows: [StatisticsRow]
  /// What the user should know although the rows were read.
  package var findings: [Finding]

  /// Reads CSV or JSON, whichever the bytes are.
  ///
  /// Columns are found by name and unknown ones passed over, so that the view's versions from 1.0 to those still to
  /// come are read, and joins with pg_database (`datname`) and pg_roles (`rolname`) as well. Texts are scrubbed here:
  /// no literal of production leaves this function.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  ///   - database: the database of all rows, for an export that has only its OID.
  /// - Throws: ``StatisticsFailure`` at the first row that cannot be read: half an import would pass for a whole one.
  package init(reading bytes: [UInt8], file: String, database: String? = nil) throws(StatisticsFailure) {
    if bytes.starts(with: [0x1f, 0x8b]) { throw .compressed(file: file) }
    let text = bytes.starts(with: Self.byteOrderMark) ? Array(bytes.dropFirst(Self.byteOrderMark.count)) : bytes
    guard let first = text.first(where: { !Self.spaces.contains($0) }) else { throw .empty(file: file) }
    let isJSON = first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    let exported = isJSON ? try jsonRows(text, file: file) : try csvRows(text, file: file)

    rows = try Self.rows(of: exported, file: file)
    findings = Self.findings(in: rows, hasTimes: exported.contains(where: \.hasTime), file: file)
    if let database { try name(database, file: file) }
  }

  private static func rows(of exported: [ExportedRow], file: String) throws(StatisticsFailure) -> [StatisticsRow] {
    var rows: [StatisticsRow] = []
    rows.reserveCapacity(exported.count)
    try orderedMap(exported, workers: ProcessInfo.processInfo.activeProcessorCount) { row in
      Result { () throws(ExportedRow.Malformed) in try row.statisticsRow() }
    } merge: { (row, read) throws(StatisticsFailure) in
      switch read {
      case .success(let row): rows.append(row)
      case .failure(let error): throw .malformed(file: file, line: row.line, problem: error.problem)
      }
    }
    return rows
  }

  private mutating func name(_ database: String, file: String) throws(StatisticsFailure) {
    let found = Set(rows.compactMap(\.database))
    guard found.count <= 1 else { throw .severalDatabases(file: file, identifiers: found.sorted()) }
    for index in rows.indices { rows[index].database = database }
  }

  private static func findings(in rows: [StatisticsRow], hasTimes: Bool, file: String) -> [Finding] {
    var findings: [Finding] = []
    if rows.isEmpty {
      findings.append(
        Finding(code: "no-statistics", severity: .warning, path: file, message: "The export holds no rows."))
    } else if !hasTimes {
      findings.append(
        Finding(
          code: "no-times", severity: .warning, path: file,
          message: "The export has neither total_exec_time nor total_time: all times count as 0."))
    }
    let repeated = repeatedKeys(in: rows)
    if repeated > 0 {
      findings.append(
        Finding(
          code: "repeated-keys", severity: .note, path: file,
          message:
            "Keys (userid, dbid, toplevel, queryid) that stand on several rows, as in merged exports: \(repeated). "
            + "Their numbers were added up."))
    }
    let textless = rows.count { $0.text == nil }
    if textless > 0 {
      findings.append(
        Finding(
          code: "no-text", severity: .warning, path: file,
          message: "\(textless) of \(rows.count) rows have no text, so their code cannot be found: the exporting role "
            + "needs pg_read_all_stats, or the server lost its file of texts."))
    }
    return findings
  }

  /// How many keys of the view stand on more than one row.
  private static func repeatedKeys(in rows: [StatisticsRow]) -> Int {
    struct Key: Hashable {
      var user: String?
      var database: String?
      var isTopLevel: Bool
      var queryID: Int64
    }
    var counts: [Key: Int] = [:]
    for row in rows {
      guard let queryID = row.queryID else { continue }
      counts[Key(user: row.user, database: row.database, isTopLevel: row.isTopLevel, queryID: queryID), default: 0] += 1
    }
    return counts.values.count { $0 > 1 }
  }

  private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
  private static let spaces = Array(" \n\r\t".utf8)
}
