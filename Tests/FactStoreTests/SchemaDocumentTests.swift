@testable import FactStore
import TestSupport
import Testing

@Suite struct SchemaDocumentTests {
  @Test(arguments: [("user tables", Schema.userTables), ("code tables", Schema.codeTables)])
  func theTablesAreThoseOfTheCode(section: String, sql: String) throws {
    #expect(try GeneratedSection(of: "docs/index-format.md", named: section).holds("```sql\n\(sql)\n```"))
  }
}
