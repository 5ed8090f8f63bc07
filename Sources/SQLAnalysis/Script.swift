internal import PostgresParser
internal import QueryTemplates
internal import SourceModel

/// A `.sql` file, split into its statements.
package struct Script: Hashable, Sendable {
  package var statements: [ScriptStatement]
  /// The database for which most of the file seems to be written, such as `MySQL`; nil for PostgreSQL.
  package var foreignDialect: String?
}

/// Splits a `.sql` file with PostgreSQL's scanner, so that a statement that cannot be parsed spoils nothing but itself.
///
/// The data behind COPY … FROM stdin and psql's commands (`\connect`, `\i`, …) are passed over. Where the scanner itself
/// fails, as at a quote that is never closed, the lines up to the next one that ends with a semicolon are one statement.
package func splitScript(_ bytes: [UInt8]) -> Script {
  var text = bytes
  blankClientText(in: &text)
  var statements: [ScriptStatement?] = []
  // Each round takes one unreadable stretch out of the text; the limit is for files that hold nothing else.
  for _ in 0..<32 {
    do {
      statements += try PostgresParser.split(text).map { statement(in: text, $0) }
      break
    } catch {
      guard let stretch = unreadableStretch(error, in: text) else { break }
      statements.append(statement(in: text, stretch))
      for offset in stretch.start..<stretch.end where text[offset] != UInt8(ascii: "\n") {
        text[offset] = UInt8(ascii: " ")
      }
    }
  }
  let found = statements.compactMap { $0 }.sorted { $0.range < $1.range }
  return Script(statements: found, foreignDialect: foreignDialect(of: found, in: bytes))
}

/// The lines around an error of the scanner, from behind one that ends with a semicolon to the end of such a one.
private func unreadableStretch(_ failure: ParseFailure, in text: [UInt8]) -> ByteRange? {
  let offset: Int
  switch failure {
  case .syntax(_, let place?): offset = min(place, max(text.count - 1, 0))
  case .zeroByte(let place): offset = place
  default: return nil
  }
  guard offset < text.count else { return nil }
  // A semicolon with nothing but a line end behind it.
  func endsStatement(_ index: Int) -> Bool {
    text[index] == UInt8(ascii: ";") && (text[(index + 1)...].first { $0 != UInt8(ascii: "\r") } ?? 10) == 10
  }
  let start = text[..<offset].indices.last(where: endsStatement).map { $0 + 1 } ?? 0
  let end = text[offset...].indices.first(where: endsStatement) ?? text.count
  return start < end ? ByteRange(start: start, end: end) : nil
}

private func statement(in bytes: [UInt8], _ range: ByteRange) -> ScriptStatement? {
  let start = skippingComments(in: bytes, from: range.start, to: range.end)
  guard start < range.end else { return nil }
  let comments = String(decoding: bytes[range.start..<start], as: UTF8.self)
  return ScriptStatement(range: ByteRange(start: start, end: range.end), annotation: queryAnnotation(in: comments))
}
