internal import GRDB
internal import SourceModel

extension Finding {
  /// The columns of the tables of findings, in the order of ``init(_:)`` and ``columnValues``.
  static let columns = "code, severity, path, startByte, endByte, line, columnNumber, message"

  init(_ row: Row) throws {
    let start: Int? = row[3]
    let end: Int? = row[4]
    self.init(
      code: row[0], severity: try row.decoded(1), path: row[2],
      bytes: start.flatMap { start in end.map { ByteRange(start: start, end: $0) } }, line: row[5], column: row[6],
      message: row[7])
  }

  var columnValues: [(any DatabaseValueConvertible)?] {
    [code, severity.rawValue, path, bytes?.start, bytes?.end, line, column, message]
  }
}
