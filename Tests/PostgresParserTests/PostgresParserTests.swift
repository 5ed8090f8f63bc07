@testable import PostgresParser
import SourceModel
import Testing

@Suite struct PostgresParserTests {
  @Test func fingerprintsIgnoreConstants() throws {
    let one = try PostgresParser.fingerprint(bytes("SELECT a FROM t WHERE b = 1"))
    let other = try PostgresParser.fingerprint(bytes("select a from t where b = $1"))
    #expect(one == other)
    #expect(one.libraryMajor == 15)
    #expect(try PostgresParser.fingerprint(bytes("SELECT a FROM t")) != one)
  }

  @Test func treesKeepKindsNamesNumbersAndOffsets() throws {
    let tree = try PostgresParser.parse(
      bytes("SELECT u.name AS n, 7 FROM app.users u LEFT JOIN t ON true; DELETE FROM x"))
    #expect(tree.statements.map { $0[.stmt]?.kind } == [.select, .delete])
    #expect(tree.statements[1].integer(.statementLocation) == 59)
    let select = try #require(tree.statements[0][.stmt])
    let targets = select.nodes(.targetList)
    #expect(targets.map { $0.text(.name) } == ["n", nil])
    #expect(targets[0][.val]?.texts(.fields) == ["u", "name"])
    #expect(targets[0][.val]?.integer(.location) == 7)
    #expect(targets[1][.val]?[.integerValue]?.integer(.integerValue) == 7)
    let join = try #require(select.nodes(.fromClause).first)
    #expect(join.symbol(.joinType) == "JOIN_LEFT")
    #expect(join[.larg]?.text(.schemaName) == "app")
    #expect(join[.larg]?[.alias]?.text(.aliasName) == "u")
    #expect(join.children.map(\.kind) == [.rangeVariable, .rangeVariable, .constant])
  }

  @Test func kindsAndFieldsAreNamesOfTheGrammar() {
    let kinds = Set(MessageLayouts.all.map(\.name))
    let fields = Set(MessageLayouts.all.flatMap { $0.fieldNames })
    #expect(SyntaxKind.allCases.filter { ![.empty, .other].contains($0) && !kinds.contains($0.rawValue) }.isEmpty)
    #expect(SyntaxField.allCases.filter { $0 != .other && !fields.contains($0.rawValue) }.isEmpty)
  }

  @Test func errorsTellTheirByteOffset() {
    #expect(throws: ParseFailure.syntax(message: "syntax error at or near \"FROM\"", offset: 12)) {
      try PostgresParser.parse(bytes("SELECT 'ü',FROM t"))
    }
    #expect(throws: ParseFailure.zeroByte(offset: 6)) { try PostgresParser.parse(bytes("SELECT\u{0}1")) }
  }

  @Test func normalizedConstantsAreParameters() throws {
    let text = try PostgresParser.normalize(bytes("SELECT 'ü', $2 FROM t LIMIT 10"))
    #expect(String(decoding: text, as: UTF8.self) == "SELECT $3, $2 FROM t LIMIT $4")
  }

  @Test func tokensHaveClassesAndRanges() throws {
    let text = bytes("SELECT \"A\".b::int -- c\n, $1 + 'x' /* d */")
    let tokens = try PostgresParser.scan(text)
    let spelled = tokens.map { String(decoding: text[$0.range.start..<$0.range.end], as: UTF8.self) }
    #expect(spelled == ["SELECT", "\"A\"", ".", "b", "::", "int", "-- c", ",", "$1", "+", "'x'", "/* d */"])
    #expect(
      tokens.map(\.tokenClass) == [
        .keyword, .identifier, .dot, .identifier, .operator, .keyword, .comment, .comma, .parameter, .operator, .string,
        .comment,
      ])
    #expect(tokens[0].keywordKind == .reserved)
    #expect(tokens[5].keywordKind == .columnName)
  }

  @Test func aBadStatementDoesNotSpoilTheSplit() throws {
    let script = bytes("SELECT 1;\n SELEC oops (;\nUPDATE t SET a = ';'")
    let texts = try PostgresParser.split(script).map { String(decoding: script[$0.start..<$0.end], as: UTF8.self) }
    #expect(texts == ["SELECT 1", "SELEC oops (", "UPDATE t SET a = ';'"])
  }
}

/// The UTF-8 bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
