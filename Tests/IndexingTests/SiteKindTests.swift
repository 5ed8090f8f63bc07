@testable import Indexing
import SourceModel
import Testing

@Suite struct SiteKindTests {
  @Test(arguments: [
    ("shop/orders.py", "", QuerySite.Kind.application),
    ("shop/tests/orders.py", "", .test),
    ("store/orders_test.go", "", .test),
    ("shop/OrdersTest.php", "", .test),
    ("shop/latest.php", "", .application),
    ("tests_integration/Orders.php", "", .test),
    ("db/migrations/1.sql", "", .migration),
    ("scripts/repair.py", "", .script),
    ("fixtures/shop/orders.py", "", .test),
    ("fixtures/shop/orders.py", "fixtures/shop/", .application),
    ("fixtures/shop/tests/orders.py", "fixtures/shop/", .test),
  ])
  func thePathBelowTheIndexedFolderTells(path: String, folder: String, kind: QuerySite.Kind) {
    #expect(QuerySite.Kind(path: path, folder: folder, statements: []) == kind)
  }
}
