import Foundation
import SourceModel

/// The rows of a JSON file: an array of objects, such an array under `rows`, or one object a line.
///
/// - Parameters:
///   - bytes: the whole file, without a byte order mark.
///   - file: its name, for messages.
func jsonRows(_ bytes: [UInt8], file: String) throws(StatisticsFailure) -> [ExportedRow] {
  let lines = LineIndex(bytes)
  var scanner = JSONRowScanner(bytes)
  let ranges: [ByteRange]
  do throws(JSONRowScanner.Malformed) {
    ranges = try scanner.rows()
  } catch {
    throw .malformed(file: file, line: lines.line(at: error.offset), problem: error.problem)
  }
  var rows: [ExportedRow] = []
  rows.reserveCapacity(ranges.count)
  for range in ranges {
    let line = lines.line(at: range.start)
    guard let object = try? JSONDecoder().decode(JSONRow.self, from: Data(bytes[range.start..<range.end])) else {
      throw .malformed(
        file: file, line: line,
        problem: "the row that begins here is not valid JSON with a text or number in each column")
    }
    rows.append(ExportedRow(line: line, fields: object.fields))
  }
  // A row may leave out what is NULL, so that a column counts as missing only where no row has it.
  if !rows.isEmpty {
    guard rows.contains(where: { $0.fields[.query] != nil }) else {
      throw .noQueryColumn(file: file, found: rows[0].fields.keys.map(\.rawValue).sorted())
    }
    guard rows.contains(where: { $0.fields[.calls] != nil }) else { throw .noCallsColumn(file: file) }
  }
  return rows
}

/// A row as JSON has it: numbers and booleans as such, or as strings, since many drivers give 64-bit integers as strings.
private struct JSONRow: Decodable {
  var fields: [ExportColumn: String] = [:]

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: Key.self)
    for key in row.allKeys {
      guard let column = ExportColumn(rawValue: key.stringValue.lowercased()), try !row.decodeNil(forKey: key) else {
        continue
      }
      fields[column] = try Self.text(row, key)
    }
  }

  private static func text(_ row: KeyedDecodingContainer<Key>, _ key: Key) throws -> String {
    if let text = try? row.decode(String.self, forKey: key) { return text }
    if let integer = try? row.decode(Int64.self, forKey: key) { return String(integer) }
    if let number = try? row.decode(Double.self, forKey: key) { return String(number) }
    return String(try row.decode(Bool.self, forKey: key))
  }
}
