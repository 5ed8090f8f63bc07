import AnswerText
import Foundation
import TestSupport
import Testing

/// Answers of an index in which there is much of everything: wide tables, long statements, many sites and queries.
@Suite struct AnswerSizeTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let columns = (1...150).map { "a_column_with_a_rather_long_name_\($0)" }
    let tables = (1...4).map { "a_table_with_a_rather_long_name_\($0)" }
    let schema = tables.map { table in
      let indexes = columns.prefix(30).map { "CREATE INDEX \(table)_by_\($0) ON \(table) (\($0));\n" }
      return "CREATE TABLE \(table) (\(columns.map { "\($0) text" }.joined(separator: ", ")));\n" + indexes.joined()
    }
    try folder.write(schema.joined(), to: "schema.sql")
    let joins = tables.enumerated().map { "\($0.element) t\($0.offset + 1)" }.joined(separator: ", ")
    var statistics = "queryid,query,calls,total_exec_time,rows\n"
    for file in 1...20 {
      var code = "def run(cursor):\n    pass\n"
      for number in 1...20 {
        let names = columns.shuffled(seed: file * 100 + number).prefix(30).map { "t\(number % 4 + 1).\($0)" }
        let sql = "SELECT \(names.joined(separator: ",\n      ")) FROM \(joins) WHERE t1.\(columns[number]) = "
        code += "\ndef find_by_\(number)(cursor, value):\n    cursor.execute(\"\"\"\(sql)%s\"\"\", (value,))\n"
        statistics += "\(file * 100 + number),\"\(sql)$1\",\(number),\(number * 10).5,\(number)\n"
      }
      try folder.write(code, to: "code/module_\(file).py")
    }
    try folder.write(statistics, to: "statistics.csv")
    for arguments in [
      ["index", "code", "--name", "large"], ["schema", "import", "schema.sql"],
      ["stats", "import", "statistics.csv", "--source", "production"],
    ] {
      let command = try Program.run(arguments, in: folder)
      if command.status != 0 { throw DemoIndex.Failure(description: command.errors) }
    }
  }

  /// 10,000 tokens, of which none has less than three bytes on average; docs/mcp.md says how that was counted.
  private static let byteLimit = 30_000

  @Test func noAnswerIsTooLongAndTheNextPageGoesOn() throws {
    let table = "a_table_with_a_rather_long_name_1"
    let questions: [(tool: String, arguments: String, rows: String)] = [
      ("find_query", #""query":"101""#, "sites"), ("find_query", #""query":"101","detail":"evidence""#, "sites"),
      ("find_usage", #""table":"\#(table)""#, "sites"),
      ("find_usage", #""table":"\#(table)","column":"a_column_with_a_rather_long_name_5""#, "sites"),
      ("top_queries", "", "queries"), ("top_queries", #""table":"\#(table)""#, "queries"),
      ("explain_site", #""function":"find_by_3""#, "sites"), ("explain_site", #""file":"module_7.py""#, "sites"),
      ("search", #""words":"a_column""#, "hits"), ("search", #""words":"select""#, "hits"), ("index_status", "", ""),
    ]
    for question in questions {
      var pages = 0
      var rows: [String] = []
      var cursor: String?
      repeat {
        let members =
          [question.arguments, question.tool == "index_status" ? "" : #""limit":100"#]
          + [cursor.map { #""cursor":"\#($0)""# } ?? ""]
        let arguments = "{" + members.filter { !$0.isEmpty }.joined(separator: ",") + "}"
        let served = try ServedLines([ServedLines.call(1, question.tool, arguments)], in: folder)
        let result = try #require(served[1]?["result"])
        #expect(result.compact.utf8.count < Self.byteLimit, "\(question) page \(pages)")
        let page = result["structuredContent"]
        cursor = page?["nextCursor"]?.text
        let given = (page?[question.rows]?.elements ?? []).map(\.compact)
        #expect(cursor == nil || !given.isEmpty, "\(question) page \(pages)")
        rows += given
        pages += 1
      } while cursor != nil && pages < 3
      #expect(Set(rows).count == rows.count, "\(question) gives a row twice")
    }
  }
}

extension [String] {
  /// In an order that the seed settles.
  fileprivate func shuffled(seed: Int) -> [String] {
    enumerated().sorted { ($0.offset + 1) * seed * 7919 % 10_007 < ($1.offset + 1) * seed * 7919 % 10_007 }.map(
      \.element)
  }
}
