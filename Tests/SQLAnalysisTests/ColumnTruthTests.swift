import Foundation
import SQLAnalysis
import SourceModel
import Testing

/// Writes what the analysis says of the queries of a truth folder, for `score_columns.py`.
///
/// Runs when `PGXREF_TRUTH` names a folder with `columns.jsonl.gz` and `schema.sql.gz` in folders of applications; each gets
/// its answers in `PGXREF_TRUTH_OUTPUT/<application>.jsonl`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["PGXREF_TRUTH"] != nil))
struct ColumnTruthTests {
  private struct Query: Decodable {
    var queryid: Int64
    var query: String
  }

  private struct Answer: Encodable {
    struct Column: Encodable {
      var table: String
      var column: String
      var roles: [String]
    }
    var queryid: String
    var columns: [Column]
  }

  @Test func answers() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = URL(filePath: try #require(environment["PGXREF_TRUTH"]))
    let output = URL(filePath: environment["PGXREF_TRUTH_OUTPUT"] ?? "/tmp")
    for application in ["synapse", "zabbix"] {
      let schema = try decompressed(folder.appending(path: "\(application)/schema.sql.gz"))
      let read = Catalogue.reading(ddl: [UInt8](schema))
      for finding in read.findings { print(application, finding.description) }
      let lines = try decompressed(folder.appending(path: "\(application)/columns.jsonl.gz"))
      var answers = Data()
      for line in lines.split(separator: UInt8(ascii: "\n")) {
        let query = try JSONDecoder().decode(Query.self, from: line)
        answers += try JSONEncoder().encode(answer(query, read.catalogue)) + Data("\n".utf8)
      }
      try answers.write(to: output.appending(path: "\(application).jsonl"))
    }
  }

  private func answer(_ query: Query, _ catalogue: Catalogue) -> Answer {
    var roles: [String: [String: Set<String>]] = [:]
    do {
      for use in try analyze(Array(query.query.utf8), catalogue: catalogue).columns {
        let table = use.schema.map { "\($0).\(use.table)" } ?? use.table
        roles[table, default: [:]][use.column, default: []].insert(use.role.rawValue)
      }
    } catch {
      print("\(error): \(query.query.prefix(300))")
    }
    return Answer(
      queryid: String(query.queryid),
      columns: roles.flatMap { table, columns in
        columns.map { Answer.Column(table: table, column: $0, roles: $1.sorted()) }
      })
  }

  private func decompressed(_ file: URL) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    return try pipe.fileHandleForReading.readToEnd() ?? Data()
  }
}
