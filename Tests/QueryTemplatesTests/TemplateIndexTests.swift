import QueryTemplates
import Testing

@Suite struct TemplateIndexTests {
  static let templates = [
    "SELECT a FROM users WHERE id = $1", "SELECT a FROM users u JOIN orders o ON o.user_id = u.id",
    "«SELECT a FROM orders¦DELETE FROM orders»", "UPDATE orders SET a = $1", "{sql}", "SELECT * FROM {t:identifier}",
    "SET x TO y; SELECT b FROM users;", "SELECT {c} FROM users «WHERE {x}¦ORDER BY {y}»",
  ]

  @Test(arguments: [
    ("SELECT a FROM users WHERE id = $1", [0, 5, 7]), ("SELECT b FROM users", [5, 6, 7]), ("DELETE FROM orders", [2]),
    ("SELECT $1", []), ("SET x TO y", [6]), ("UPDATE \"orders\" SET a = $1", [3]),
    ("SELECT a FROM us", [0, 1, 2, 3, 5, 6, 7]),
  ])
  func findsWhatCanMatch(query: String, expected: [Int]) throws {
    let automata = try Self.templates.map {
      try #require(TokenAutomaton(SentTemplate(TemplateNotation.template($0), placeholders: [])))
    }
    let isTruncated = query.hasSuffix("us")
    #expect(TemplateIndex(automata).candidates(for: QueryTokens(bytes(query), isTruncated: isTruncated)) == expected)
  }

  @Test func missesNoMatch() throws {
    let blocks = Fixture.blocks("matches.txt")
    let automata = try blocks.map { block in
      let halves = block[0].split(separator: "| ", maxSplits: 1, omittingEmptySubsequences: false)
      let styles = halves[0].split(separator: " ").compactMap { PlaceholderStyles(name: String($0)) }
      let template = TemplateNotation.template(String(halves[1]))
      return try #require(TokenAutomaton(SentTemplate(template, placeholders: PlaceholderStyles(styles))))
    }
    let index = TemplateIndex(automata)
    for query in blocks.flatMap({ $0.dropFirst() }).map({ QueryTokens(bytes(String($0.dropFirst(2)))) }) {
      let matching = automata.indices.filter { !automata[$0].isTooOpen && automata[$0].matches(query) != nil }
      #expect(Set(matching).isSubset(of: index.candidates(for: query)))
    }
  }
}
