/// The rows of a CSV file, as `\copy (select * from pg_stat_statements) to … csv header` writes it.
///
/// - Parameters:
///   - bytes: the whole file, without a byte order mark.
///   - file: its name, for messages.
func csvRows(_ bytes: [UInt8], file: String) throws(StatisticsFailure) -> [ExportedRow] {
  var reader = CSVReader(bytes)
  guard let header = try nextRecord(&reader, file) else { throw .empty(file: file) }
  var names: [String] = []
  for field in header.fields {
    names.append(try text(field ?? [], line: header.line, file).lowercased())
  }
  guard names.contains(ExportColumn.query.rawValue) else { throw .noQueryColumn(file: file, found: names) }
  guard names.contains(ExportColumn.calls.rawValue) else { throw .noCallsColumn(file: file) }
  let columns = names.map(ExportColumn.init(rawValue:))

  var rows: [ExportedRow] = []
  while let record = try nextRecord(&reader, file) {
    guard record.fields.count == columns.count else {
      throw .malformed(
        file: file, line: record.line,
        problem: "\(record.fields.count) fields where the header names \(columns.count)")
    }
    var row = ExportedRow(line: record.line, fields: [:])
    for (column, field) in zip(columns, record.fields) {
      guard let column, let field else { continue }
      row.fields[column] = try text(field, line: record.line, file)
    }
    rows.append(row)
  }
  return rows
}

private func nextRecord(_ reader: inout CSVReader, _ file: String) throws(StatisticsFailure) -> CSVReader.Record? {
  do throws(CSVReader.Malformed) {
    return try reader.next()
  } catch {
    throw .malformed(file: file, line: error.line, problem: error.problem)
  }
}

private func text(_ bytes: [UInt8], line: Int, _ file: String) throws(StatisticsFailure) -> String {
  guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(file: file, line: line) }
  return text
}
