import Foundation
import HostLanguages
@testable import Indexing
import SourceModel
import TestSupport
import Testing

@Suite struct SiteKindTests {
  private static let patterns =
    (try? LanguageRegistry(directory: Checkout.root.appending(path: "Grammars").path).kinds)
    ?? KindPatterns(test: [], migration: [], script: [], schema: [])

  @Test(arguments: [
    ("shop/orders.py", "", QuerySite.Kind.application),
    ("shop/tests/orders.py", "", .test),
    ("store/orders_test.go", "", .test),
    ("shop/OrdersTest.java", "", .test),
    ("tests/OrdersTest.php", "", .test),
    // Named so for what it is about: PHPUnit has its tests in folders of their own.
    ("shop/HttpTest.php", "", .application),
    ("shop/latest.php", "", .application),
    ("tests_integration/Orders.php", "", .test),
    ("db/migrations/1.sql", "", .migration),
    ("db/schema.rb", "", .schema),
    ("lib/schema.rb", "", .application),
    ("app/src/androidTest/Orders.java", "", .test),
    ("web/orders.spec.ts", "", .test),
    ("billing/OrdersIT.java", "", .test),
    ("billing/Audit.java", "", .application),
    ("roomserver/storage/deltas/20230131091021_published.go", "", .migration),
    ("db/migrate/2020_orders.rb", "", .migration),
    ("sql/V12__orders.sql", "", .migration),
    ("tests/migrations/1.sql", "", .test),
    ("scripts/repair.py", "", .script),
    ("db/seeds.rb", "", .script),
    ("Examples/shop/main.go", "", .script),
    ("fixtures/shop/orders.py", "", .test),
    ("fixtures/shop/orders.py", "fixtures/shop/", .application),
    ("fixtures/shop/tests/orders.py", "fixtures/shop/", .test),
  ])
  func thePathBelowTheIndexedFolderTells(path: String, folder: String, kind: QuerySite.Kind) {
    #expect(SiteKinds(Self.patterns, folder: folder).kind(ofFile: path) == kind)
  }

  @Test(arguments: [
    ("db/full.sql.postgres", StatementKind.schema, QuerySite.Kind.schema), ("db/full.sql", .insert, .application),
    ("db/migrations/1.sql", .schema, .migration), ("tests/tables.sql", .schema, .test),
    ("scripts/repair.sql", .schema, .schema), ("scripts/repair.sql", .update, .script),
  ])
  func whatAScriptDefinesIsOfTheSchema(path: String, statement: StatementKind, kind: QuerySite.Kind) {
    let facts = StatementFacts(text: "", kind: statement, fingerprint: nil, tables: [], columns: [])
    #expect(SiteKinds(Self.patterns, folder: "").kind(ofScript: path, statements: [facts]) == kind)
  }
}
