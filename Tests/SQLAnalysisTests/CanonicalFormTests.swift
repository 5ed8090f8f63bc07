import Foundation
import SQLAnalysis
import TestSupport
import Testing

@Suite struct CanonicalFormTests {
  struct Pair {
    var isSame: Bool
    var needsSchema: Bool
    /// Whether our form says the opposite of the server.
    var isNotTold: Bool
    var texts: [String]
  }

  static func pairs() throws -> [Pair] {
    try Fixture.text("canonical-pairs.txt").components(separatedBy: "\n\n").dropFirst().map { block in
      let lines = block.split(separator: "\n").map(String.init)
      try #require(lines.count == 3, "\(block)")
      return Pair(
        isSame: lines[0].hasPrefix("same"), needsSchema: lines[0].hasSuffix("by schema"),
        isNotTold: lines[0].hasSuffix("not told"), texts: Array(lines[1...]))
    }
  }

  @Test func pairsAreEqualOrApart() throws {
    let catalogue = Catalogue.reading(ddl: Array(try Fixture.text("schema.sql").utf8)).catalogue
    for pair in try Self.pairs() {
      let statements = try pair.texts.map { try ParsedStatement(Array($0.utf8)) }
      for catalogue in pair.needsSchema ? [catalogue] : [catalogue, nil] {
        let forms = statements.map { canonicalForm(of: $0, catalogue: catalogue) }
        #expect(
          (forms[0] == forms[1]) == (pair.isSame != pair.isNotTold),
          "\(pair.texts), catalogue: \(catalogue != nil)")
      }
    }
  }

  @Test func utilityStatementsHaveNone() throws {
    #expect(canonicalForm(of: try ParsedStatement(Array("SET a = 1".utf8)), catalogue: nil) == nil)
  }

  @Test(.enabled(if: ThrowawayPostgres.isInstalled)) func theServerSaysTheSame() throws {
    let pairs = try Self.pairs()
    let explains = pairs.flatMap(\.texts).map { "\\echo statement\nEXPLAIN (VERBOSE) \($0);\n" }.joined()
    let output = try ThrowawayPostgres.run(
      Fixture.text("schema.sql") + explains, settings: "compute_query_id = on")
    let ids = output.components(separatedBy: "statement\n").dropFirst().map {
      $0.firstMatch(of: /Query Identifier: (-?\d+)/).map { String($0.1) }
    }
    try #require(ids.count == pairs.count * 2)
    for (index, pair) in pairs.enumerated() {
      let (left, right) = (ids[index * 2], ids[index * 2 + 1])
      #expect(
        left != nil && right != nil && (left == right) == pair.isSame, "\(pair.texts): \(left ?? "?") \(right ?? "?")")
    }
  }
}
