/// Reads comma-separated values as PostgreSQL's COPY writes them
/// (https://www.postgresql.org/docs/15/sql-copy.html, "CSV Format"), one record at a time.
///
/// It is our own because two things are needed that general readers drop: the line on which each record begins, for
/// messages, and whether an empty field stood in quotes, which tells an empty text from NULL.
struct CSVReader {
  /// What stands between two commas: nil is NULL, an empty field without quotes.
  typealias Field = [UInt8]?

  struct Record {
    /// 1-based line on which it begins; a quoted field may go over several.
    var line: Int
    var fields: [Field]
  }

  struct Malformed: Error, Equatable {
    var line: Int
    var problem: String
  }

  private let bytes: [UInt8]
  private var offset: Int
  private var line = 1

  /// - Parameter start: where the first record begins, behind a byte order mark.
  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    offset = start
  }

  /// The next record, or nil at the end. Empty lines are passed over.
  mutating func next() throws(Malformed) -> Record? {
    while offset < bytes.count, isLineEnd(bytes[offset]) { endLine() }
    guard offset < bytes.count else { return nil }
    var record = Record(line: line, fields: [])
    while true {
      record.fields.append(try field())
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { break }
      offset += 1
    }
    if offset < bytes.count { endLine() }
    return record
  }

  private mutating func field() throws(Malformed) -> Field {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
      let start = offset
      while offset < bytes.count, bytes[offset] != UInt8(ascii: ","), !isLineEnd(bytes[offset]) { offset += 1 }
      return start == offset ? nil : Array(bytes[start..<offset])
    }
    return try quotedField()
  }

  private mutating func quotedField() throws(Malformed) -> [UInt8] {
    let firstLine = line
    var value: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\"") {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
          try endQuotedField()
          return value
        }
        offset += 1
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      value.append(byte)
    }
    throw Malformed(line: firstLine, problem: "the file ends inside of a quoted field that begins here")
  }

  private func endQuotedField() throws(Malformed) {
    guard offset == bytes.count || bytes[offset] == UInt8(ascii: ",") || isLineEnd(bytes[offset]) else {
      throw Malformed(line: line, problem: "text follows the quote that ends a field")
    }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Steps over `\n`, `\r\n` or a lone `\r`.
  private mutating func endLine() {
    if bytes[offset] == UInt8(ascii: "\r"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\n") {
      offset += 1
    }
    offset += 1
    line += 1
  }
}
