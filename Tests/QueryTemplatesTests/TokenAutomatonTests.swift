import QueryTemplates
import Testing

@Suite struct TokenAutomatonTests {
  @Test func matchesAsTheFixturesSay() throws {
    let blocks = Fixture.blocks("matches.txt")
    #expect(blocks.count > 20)
    for block in blocks {
      let automaton = try #require(compiled(block[0]), "\(block[0])")
      for line in block.dropFirst() {
        let query = QueryTokens(bytes(String(line.dropFirst(2))))
        let match = automaton.matches(query)
        #expect((match != nil) == (line.first != "-"), "\(block[0]): \(line)")
        #expect((match?.isPrefix ?? false) == (line.first == "~"), "\(line)")
        if let match { #expect(match.total > 0) }
      }
    }
  }

  @Test func noMatchIsBetterThanTheBestCase() throws {
    for block in Fixture.blocks("matches.txt") {
      let automaton = try #require(compiled(block[0]))
      for query in block.dropFirst().map({ QueryTokens(bytes(String($0.dropFirst(2)))) }) {
        guard let match = automaton.matches(query) else { continue }
        let isBounded = TemplateIndex([automaton]).bestCases(of: 0, for: query).contains { best in
          best.fixedWords >= match.fixedWords && best.fixedNames >= match.fixedNames
            && best.fixedSymbols >= match.fixedSymbols && best.fixedRelations >= match.fixedRelations
            && best.relations == match.relations && best.unknown == 0 && best.names <= match.names + match.unknown
        }
        #expect(isBounded, "\(block[0])")
      }
    }
  }

  @Test(arguments: [
    ("SELECT a FROM t WHERE b = 'x' AND c = $1", "SELECT a FROM t WHERE b = $1 AND c = $2", "8 2 1 1 0 0 0"),
    ("SELECT {cols:clause} FROM {t:identifier}", "SELECT a, f(b) FROM s.t", "2 0 0 0 3 6 2"),
    ("SELECT a_{x} FROM t{w}", "SELECT a_1 FROM t WHERE x = 5", "3 0 0 0 1 4 2"),
    ("«SELECT {c:clause} FROM t¦SELECT a{d:clause} FROM t»", "SELECT a FROM t", "4 0 0 0 0 0 0"),
  ])
  func countsWhatAccountsForTheTokens(notation: String, query: String, counts: String) throws {
    let match = try #require(compiled("| " + notation)?.matches(QueryTokens(bytes(query))))
    let found = [
      match.fixedWords, match.fixedSymbols, match.fixedConstants, match.values, match.names, match.unknown, match.holes,
    ]
    #expect(found.map(String.init).joined(separator: " ") == counts)
  }

  @Test(arguments: [
    ("{sql}", true), ("{verb} {table}", true), ("SELECT {c:clause} FROM {t} {w:clause}", true),
    ("SELECT * FROM {t:identifier} WHERE id = $1", false), ("SELECT {c:clause} FROM users", false), ("COMMIT", false),
    ("SELECT {c:clause} FROM {prefix}_users", false), ("", true),
  ])
  func saysWhenATemplateCouldBeAnything(notation: String, isTooOpen: Bool) throws {
    #expect(try #require(compiled("| " + notation)).isTooOpen == isTooOpen)
  }

  @Test func cutsAreComparedUpToTheirEnd() throws {
    let automaton = try #require(compiled("question| SELECT a FROM users WHERE b IN (?, ?, ?) AND c = ?"))
    let text = bytes("SELECT a FROM users WHERE b IN ($1, $2, $3) AND c = $4")
    for count in 8..<text.count {
      #expect(automaton.matches(QueryTokens(Array(text[..<count]), isTruncated: true)) != nil, "\(count)")
    }
    #expect(automaton.matches(QueryTokens(bytes("SELECT a FROM users WHERE c"), isTruncated: true)) != nil)
    #expect(automaton.matches(QueryTokens(bytes("SELECT a FROM users WHERE c = 1"), isTruncated: true)) == nil)
  }

  @Test func choicesDoNotMultiply() throws {
    let columns = (0..<100).map { " «a\($0)¦b\($0)¦{x\($0)}c»" }.joined(separator: ",")
    let automaton = try #require(compiled("| SELECT\(columns) FROM t"))
    let query = (0..<100).map { $0 % 3 == 0 ? "a\($0)" : $0 % 3 == 1 ? "b\($0)" : "any_c" }.joined(separator: ", ")
    #expect(automaton.matches(QueryTokens(bytes("SELECT \(query) FROM t"))) != nil)
    #expect(automaton.matches(QueryTokens(bytes("SELECT \(query) FROM u"))) == nil)
  }

  @Test(arguments: [
    "«»…", "««{x}»…»…", "«{x}{y}»…«{z}»", "'«abc»…", "'«a¦{x}»…' «'b»…", "«user_»…", "«(»…", "«{x} »…a «{y} »…b",
    "«-- »…", "«/*»…", "«$a»…", "«$$»…", "«1»…", "«,»…«(»", "«NOT »…IS «NOT »…NULL",
  ])
  func loopsComeToAnEnd(notation: String) throws {
    let automaton = try #require(compiled("| " + notation))
    let text = Array(repeating: "a (b, $1) b, ", count: 200).joined()
    _ = automaton.outcome(for: QueryTokens(bytes(text)))
  }

  @Test func hugeTemplatesComeToAnEnd() throws {
    let words = (0..<10_000).map { Template.text(bytes("c\($0), ")) }
    let holes = words.map { Template.oneOf([.empty, $0, .hole(Hole(kind: .clause, name: "x"))]) }
    let list = try #require(TokenAutomaton(SentTemplate(.joined([.text(bytes("SELECT "))] + words), placeholders: [])))
    let text = bytes("SELECT " + (0..<10_000).map { "c\($0), " }.joined())
    #expect(list.matches(QueryTokens(text))?.fixedWords == 10_001)
    let optional = TokenAutomaton(SentTemplate(.joined([.text(bytes("SELECT "))] + holes), placeholders: []))
    #expect(optional.map { $0.outcome(for: QueryTokens(text)) } ?? .gaveUp == .gaveUp)
  }

  private func compiled(_ source: String) -> TokenAutomaton? {
    let halves = source.split(separator: "| ", maxSplits: 1, omittingEmptySubsequences: false)
    let styles = halves[0].split(separator: " ").compactMap { PlaceholderStyles(name: String($0)) }
    let template = TemplateNotation.template(String(halves.last ?? ""))
    return TokenAutomaton(SentTemplate(template, placeholders: PlaceholderStyles(styles)))
  }
}
