import Foundation
import SQLAnalysis
import SourceModel
import Testing

/// The statements of `Fixtures/analysis/*.sql`, each followed by `--=` lines that say what it uses: a table with its access,
/// then its columns with their roles. `*` marks what comes from a star or a whole row only, `?` what is ambiguous.
@Suite struct AnalysisFixtureTests {
  static let files = ((try? Fixture.names(withSuffix: ".sql")) ?? []).filter {
    !["schema.sql", "sketches.sql", "production.sql", "other-schema.sql"].contains($0)
  }

  @Test(arguments: files) func statementsUseWhatIsExpected(_ file: String) throws {
    try check(file) { try analyze($0, catalogue: $1) }
  }

  /// The same of statements that the server would refuse, since the schema is not the one they were written for.
  @Test func statementsOfAnotherSchemaUseWhatTheyName() throws {
    try check("other-schema.sql") { try analyze($0, catalogue: $1) }
  }

  /// The same where only a sketch can be made.
  @Test func sketchesSayWhatIsExpected() throws {
    try check("sketches.sql") { text, catalogue in
      #expect(throws: (any Error).self) { try analyze(text, catalogue: catalogue) }
      return try #require(sketch(text, catalogue: catalogue))
    }
  }

  /// Texts of servers, in all the forms in which they come.
  @Test func productionTextsUseWhatIsExpected() throws {
    try check("production.sql") { text, catalogue in
      try #require(analyzeProduction(String(decoding: text, as: UTF8.self), catalogue: catalogue))
    }
  }

  private func check(_ file: String, _ analyze: ([UInt8], Catalogue?) throws -> StatementFacts) throws {
    let fixture = try AnalysisFixture(file)
    var printed = ""
    var end = 0
    for statement in fixture.statements {
      let stop = fixture.text[statement.range.end...].firstIndex(of: UInt8(ascii: "\n")) ?? fixture.text.count
      printed += String(decoding: fixture.text[end..<stop], as: UTF8.self)
      let facts = try analyze(fixture.bytes(of: statement), fixture.catalogue)
      printed += facts.summary.map { "\n--= \($0)" }.joined()
      end = stop
    }
    try Fixture.expect(file, is: printed + String(decoding: fixture.text[end...], as: UTF8.self))
  }

  @Test func wrappedQueriesHaveTheFingerprintOfTheQuery() throws {
    let query = "SELECT label FROM nodes WHERE id = $1"
    let wrappers = [
      "EXPLAIN ", "EXPLAIN ANALYZE VERBOSE ", "EXPLAIN (ANALYZE, FORMAT json) ", "DECLARE c CURSOR FOR ",
      "DECLARE \"for\" NO SCROLL CURSOR WITH HOLD FOR ", "PREPARE p AS ", "PREPARE p (bigint) AS ",
      "EXPLAIN ANALYZE DECLARE c CURSOR FOR ",
    ]
    let expected = try analyze(Array(query.utf8), catalogue: nil).fingerprint
    for wrapper in wrappers {
      #expect(try analyze(Array((wrapper + query).utf8), catalogue: nil).fingerprint == expected, "\(wrapper)")
    }
  }

  /// Checks that every statement gets for free.
  @Test(arguments: files) func offsetsPointAtNames(_ file: String) throws {
    let fixture = try AnalysisFixture(file)
    for statement in fixture.statements {
      let text = fixture.bytes(of: statement)
      let facts = try analyze(text, catalogue: fixture.catalogue)
      let shift = Array("/* grün */ ".utf8)
      let shifted = try analyze(shift + text, catalogue: fixture.catalogue)
      #expect(
        shifted.columns.map { $0.offset.map { $0 - shift.count } } == facts.columns.map(\.offset),
        "\(String(decoding: text, as: UTF8.self))")
      #expect(shifted.fingerprint == facts.fingerprint)
      let normalized = Array(facts.text.utf8)
      for use in facts.columns {
        guard let offset = use.offset else { continue }
        // A name, a star, the number of an output column, or a row in brackets.
        #expect(
          normalized[offset] == UInt8(ascii: "\"") || normalized[offset] >= UInt8(ascii: "A")
            || "*123456789(".utf8.contains(normalized[offset]),
          "\(use.column) at \(offset) of \(facts.text)")
      }
      for length in stride(from: 0, to: text.count, by: 7) {
        _ = try? analyze(Array(text.prefix(length)), catalogue: fixture.catalogue)
      }
    }
  }
}

/// A file of statements, without the expected lines.
struct AnalysisFixture {
  var text: [UInt8]
  var statements: [ScriptStatement]
  var catalogue: Catalogue?

  init(_ file: String) throws {
    let lines = try Fixture.text(file).split(separator: "\n", omittingEmptySubsequences: false)
    text = Array(lines.filter { !$0.hasPrefix("--=") }.joined(separator: "\n").utf8)
    statements = splitScript(text).statements
    if !lines.contains("-- catalogue: none") {
      catalogue = Catalogue.reading(ddl: Array(try Fixture.text("schema.sql").utf8)).catalogue
    }
  }

  func bytes(of statement: ScriptStatement) -> [UInt8] { Array(text[statement.range.start..<statement.range.end]) }
}

extension StatementFacts {
  /// One line for each table, such as `public.users read: email filter; id select*`.
  var summary: [String] {
    var lines: [String: [String]] = [:]
    for table in tables {
      lines[[table.schema, table.name].compactMap { $0 }.joined(separator: "."), default: []].append(
        table.access.rawValue)
    }
    var columns: [String: [String: Set<String>]] = [:]
    for use in self.columns {
      let table = [use.schema, use.table].compactMap { $0 }.joined(separator: ".")
      let mark: [ColumnUse.Certainty: String] = [.star: "*", .ambiguous: "?"]
      columns[table, default: [:]][use.column, default: []].insert(use.role.rawValue + mark[use.certainty, default: ""])
    }
    return ["\(kind.rawValue)"]
      + Set(lines.keys).union(columns.keys).sorted().map { table in
        let uses = columns[table, default: [:]].sorted { $0.key < $1.key }
        let list = uses.map { "\($0.key) \($0.value.sorted().joined(separator: " "))" }.joined(separator: "; ")
        let access = lines[table, default: []].sorted().joined(separator: "+")
        return "\(table.isEmpty ? "unknown" : "\(table) \(access)")\(list.isEmpty ? "" : ": ")\(list)"
      }
  }
}
