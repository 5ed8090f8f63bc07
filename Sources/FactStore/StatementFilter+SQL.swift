internal import GRDB
internal import SourceModel

extension StatementFilter {
  /// A query for the row ids of the statements, with its arguments in their order, so that several can be joined.
  var statementIDs: (sql: String, arguments: StatementArguments) {
    switch self {
    case .fingerprint(let fingerprint):
      return (
        "SELECT id FROM statements WHERE fingerprint = ? AND libraryMajor = ?",
        [Int64(bitPattern: fingerprint.value), fingerprint.libraryMajor]
      )
    case .fingerprintPrefix(let prefix):
      guard let range = Self.values(startingWith: prefix) else { return ("SELECT id FROM statements WHERE 0", []) }
      return ("SELECT id FROM statements WHERE fingerprint BETWEEN ? AND ?", [range.lowerBound, range.upperBound])
    case .using(let name): return name.statementIDs
    case .words(let words):
      let patterns = words.map { "%" + $0.replacing(#/[%_\\]/#) { "\\" + $0.output } + "%" }
      let condition = words.map { _ in "text LIKE ? ESCAPE '\\'" }.joined(separator: " AND ")
      // However common the words are, nobody reads on.
      return ("SELECT id FROM statements WHERE \(condition) LIMIT 200", StatementArguments(patterns))
    }
  }

  /// The fingerprints with these first hexadecimal digits, as SQLite's signed integers; nil when it is not a prefix.
  ///
  /// The first digit settles the sign, so they are one range.
  private static func values(startingWith prefix: String) -> ClosedRange<Int64>? {
    guard (1...16).contains(prefix.utf8.count), let digits = UInt64(prefix, radix: 16) else { return nil }
    let free = UInt64(4 * (16 - prefix.utf8.count))
    let lowest = digits << free
    return Int64(bitPattern: lowest)...Int64(bitPattern: lowest | ((1 << free) &- 1))
  }
}
