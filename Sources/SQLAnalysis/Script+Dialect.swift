internal import PostgresParser
internal import SourceModel

/// The database for which most statements seem to be written; nil when that may well be PostgreSQL.
///
/// A statement counts as foreign when it shows a mark of another database and PostgreSQL cannot parse it.
func foreignDialect(of statements: [ScriptStatement], in bytes: [UInt8]) -> String? {
  var counts: [String: Int] = [:]
  for statement in statements {
    let text = Array(bytes[statement.range.start..<statement.range.end])
    guard let dialect = markedDialect(text), (try? PostgresParser.parse(text)) == nil else { continue }
    counts[dialect, default: 0] += 1
  }
  guard counts.values.reduce(0, +) * 2 > statements.count else { return nil }
  return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
}

private func markedDialect(_ text: [UInt8]) -> String? {
  if text.contains(UInt8(ascii: "`")) { return "MySQL" }
  let words = Set(
    text.split { !($0 == UInt8(ascii: "_") || (48...57).contains($0) || (65...90).contains($0 & 0xDF)) }.map {
      String(decoding: $0, as: UTF8.self).lowercased()
    })
  let lines = text.split(whereSeparator: { $0 == 10 || $0 == 13 }).map {
    String(decoding: $0, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
  }
  if lines.contains("go") || !words.isDisjoint(with: ["nvarchar", "dbo", "nocount"]) { return "SQL Server" }
  if lines.contains("/") || !words.isDisjoint(with: ["varchar2", "nvarchar2", "clob"]) { return "Oracle" }
  if !words.isDisjoint(with: ["auto_increment", "engine", "delimiter", "unsigned", "tinyint", "mediumtext"]) {
    return "MySQL"
  }
  return words.isDisjoint(with: ["autoincrement", "pragma"]) ? nil : "SQLite"
}
