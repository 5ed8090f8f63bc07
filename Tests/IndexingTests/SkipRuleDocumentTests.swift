import Indexing
import TestSupport
import Testing

@Suite struct SkipRuleDocumentTests {
  @Test func theTableIsThatOfTheCode() throws {
    let rows = SkipRule.allCases.map { "| `\($0.rawValue)` | \($0.summary) |" }
    let table = (["| rule | the file |", "| --- | --- |"] + rows).joined(separator: "\n")
    #expect(try GeneratedSection(of: "docs/indexing.md", named: "skip rules").holds(table))
  }
}
