import QueryTemplates
import SourceModel

/// A row of an export as written: texts by column, NULL and missing columns left out.
struct ExportedRow {
  /// 1-based line of the file on which it begins.
  var line: Int
  var fields: [ExportColumn: String]

  struct Malformed: Error {
    var problem: String
  }

  var hasTime: Bool { fields[.totalExecTime] != nil || fields[.totalTime] != nil }

  /// What it says, its text without literals.
  func statisticsRow() throws(Malformed) -> StatisticsRow {
    guard let calls = try count(.calls) else { throw Malformed(problem: "the column \"calls\" is empty") }
    return StatisticsRow(
      user: fields[.rolname] ?? fields[.usename] ?? fields[.userid],
      database: fields[.datname] ?? fields[.dbid],
      isTopLevel: try truth(.toplevel) ?? true,
      queryID: try value(of: .queryid, "a 64-bit number") { Int64($0) },
      text: fields[.query].flatMap(Self.text),
      calls: calls,
      totalTime: try time(fields[.totalExecTime] == nil ? .totalTime : .totalExecTime) ?? 0,
      rows: try count(.rows) ?? 0)
  }

  /// The query's text as it may be kept; nil where the server shows another user's rows without theirs.
  private static func text(_ query: String) -> String? {
    query == "<insufficient privilege>" || query.isEmpty ? nil : ProductionText.scrubbed(query)
  }

  private func count(_ column: ExportColumn) throws(Malformed) -> Int64? {
    try value(of: column, "a count") { text in
      guard let count = Int64(text) ?? Double(text).flatMap({ Int64(exactly: $0) }) else { return nil }
      return count >= 0 ? count : nil
    }
  }

  private func time(_ column: ExportColumn) throws(Malformed) -> Double? {
    try value(of: column, "a time in milliseconds") { text in
      guard let time = Double(text), time.isFinite, time >= 0 else { return nil }
      return time
    }
  }

  private func truth(_ column: ExportColumn) throws(Malformed) -> Bool? {
    try value(of: column, "t or f") { text in
      switch text.lowercased() {
      case "t", "true": true
      case "f", "false": false
      default: nil
      }
    }
  }

  /// nil for NULL. The message leaves out what stands there instead: in a garbled file it may be a part of a query.
  private func value<Value>(
    of column: ExportColumn, _ expected: String, _ parse: (String) -> Value?
  ) throws(Malformed) -> Value? {
    guard let text = fields[column] else { return nil }
    guard let value = parse(text) else {
      throw Malformed(problem: "the column \"\(column.rawValue)\" does not hold \(expected)")
    }
    return value
  }
}
