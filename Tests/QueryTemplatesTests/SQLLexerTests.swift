import PostgresParser
import QueryTemplates
import SourceModel
import Testing

/// The lexer against PostgreSQL's own scanner, on every text that both can read.
@Suite struct SQLLexerTests {
  @Test func agreesWithPostgreSQLOnTheFixtures() throws {
    let texts = Fixture.blocks("lexer.txt").map { $0.joined(separator: "\n") }
    #expect(texts.count > 40)
    for text in texts {
      let differs = try #require(difference(on: bytes(text)), "PostgreSQL cannot read \(text)")
      #expect(differs.isEmpty, "\(text): \(differs)")
    }
  }

  /// Texts put together at random from what is hard: the generator is our own, so the texts are the same every time.
  @Test func agreesWithPostgreSQLOnRandomTexts() {
    let pieces = Fixture.blocks("lexer-pieces.txt").flatMap { $0 } + [" ", "\n", "\t"]
    #expect(pieces.count > 60)
    var random = RandomNumbers(seed: 7)
    var compared = 0
    for _ in 0..<40_000 {
      let text = (0..<(1 + random.next(below: 9))).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      guard let differs = difference(on: bytes(text)) else { continue }
      compared += 1
      #expect(differs.isEmpty, "\(text.debugDescription): \(differs)")
    }
    #expect(compared > 10_000)
  }

  @Test func resumesAnywhere() {
    for text in Fixture.blocks("lexer.txt").map({ bytes($0.joined(separator: "\n")) }) {
      let whole = SQLLexer.scan(text).tokens
      for cut in text.indices {
        var lexer = SQLLexer()
        var tokens: [SQLToken] = []
        for offset in 0..<cut { lexer.feed(text[offset], at: offset, into: &tokens) }
        var resumed = lexer
        for offset in cut..<text.count { resumed.feed(text[offset], at: offset, into: &tokens) }
        _ = resumed.finish(at: text.count, into: &tokens)
        #expect(tokens == whole)
      }
    }
  }

  @Test(arguments: ["SELECT 'a", "SELECT \"a", "SELECT $$a", "SELECT $x$ a $$", "SELECT 1 /* a", "SELECT 'it''"])
  func tellsThatATextIsCut(text: String) {
    let scan = SQLLexer.scan(bytes(text))
    #expect(!scan.isComplete)
    #expect(scan.tokens.first?.spelling == bytes("select"))
  }

  /// nil when PostgreSQL cannot read the text; otherwise what differs.
  private func difference(on text: [UInt8]) -> String? {
    guard let theirs = try? PostgresParser.scan(text) else { return nil }
    let ours = SQLLexer.scan(text)
    let left = theirs.map { description(of: kind($0, in: text), $0.range, in: text) }
    let right = ours.tokens.map { description(of: $0.kind, $0.range, in: text) }
    if left == right && ours.isComplete { return "" }
    return "PostgreSQL \(left), pgxref \(right)"
  }

  /// libpg_query 15 gives tokens that begin with `U&` a wrong end, and takes such a name for a word: only their start
  /// counts.
  private func description(of kind: SQLToken.Kind, _ range: ByteRange, in text: [UInt8]) -> String {
    let opening = text[range.start...].prefix(3).map { $0 | 0x20 }
    let hasUnicodeMark = opening == bytes("u&\"").map { $0 | 0x20 } || opening == bytes("u&'").map { $0 | 0x20 }
    return hasUnicodeMark ? "\(range.start)" : "\(range.start)-\(range.end) \(kind)"
  }

  private func kind(_ token: ScannedToken, in text: [UInt8]) -> SQLToken.Kind {
    switch token.tokenClass {
    case .keyword: .word
    case .identifier: text[token.range.start..<token.range.end].contains(UInt8(ascii: "\"")) ? .quotedName : .word
    case .string: .string
    case .bitString: .bits
    case .number: .number
    case .parameter: .parameter
    case .comment: .comment
    case .operator, .openBracket, .closeBracket, .comma, .semicolon, .dot, .other: .symbol
    }
  }
}
