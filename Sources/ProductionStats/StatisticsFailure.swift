/// Why a file of statistics was not imported. Nothing of it was.
package enum StatisticsFailure: Error, Equatable, CustomStringConvertible {
  case unreadable(file: String, reason: String)
  case empty(file: String)
  case compressed(file: String)
  case notText(file: String, line: Int)
  /// The header names no column `query`; `found` are the columns that it names.
  case noQueryColumn(file: String, found: [String])
  case noCallsColumn(file: String)
  case malformed(file: String, line: Int, problem: String)
  /// `--database` was given for rows of several databases.
  case severalDatabases(file: String, identifiers: [String])

  package var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "cannot read \(file): \(reason)"
    case .empty(let file):
      "\(file) is empty, so there is nothing to import. \(Self.howToExport)"
    case .compressed(let file):
      "\(file) is compressed with gzip, which is not read here. Unpack it on the way: "
        + "gunzip -c \(file) | pgxref stats import -"
    case .notText(let file, let line):
      "\(file):\(line): not UTF-8, so its queries would be garbled. Export it again with the client's encoding set: "
        + "PGCLIENTENCODING=UTF8 psql …"
    case .noQueryColumn(let file, let found):
      "\(file) has no column \"query\" (it has \(Self.columns(found))), so its rows cannot be joined with code. "
        + Self.howToExport
    case .noCallsColumn(let file):
      "\(file) has no column \"calls\", so nothing says how often its queries ran. \(Self.howToExport)"
    case .malformed(let file, let line, let problem):
      "\(file):\(line): \(problem). Nothing was imported; export the file again."
    case .severalDatabases(let file, let identifiers):
      "\(file) holds rows of \(identifiers.count) databases (\(Self.list(identifiers))), so --database cannot name "
        + "them all. Leave it out, or export one database: … where dbid = (select oid from pg_database where datname = …)"
    }
  }

  private static let howToExport =
    "Export the view with psql: \\copy (select * from pg_stat_statements) to 'statements.csv' csv header"

  /// Nothing of a first line that is no header of the view: it may be a row, with a query and its literals.
  private static func columns(_ found: [String]) -> String {
    found.contains { ExportColumn(rawValue: $0) != nil } ? list(found) : "no header with the view's columns"
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
  }
}
