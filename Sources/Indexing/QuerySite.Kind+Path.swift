internal import SourceModel

extension QuerySite.Kind {
  /// What kind of code a file holds, by the names of its folders and its own; DDL outside of functions is `schema`.
  ///
  /// - Parameter folder: the start of the path that says nothing: who asks for `examples/shop` means an application.
  init(path: String, folder: String, statements: [StatementFacts]) {
    let inside = path.dropFirst(path.hasPrefix(folder) ? folder.count : 0)
    let parts = inside.lowercased().split(separator: "/")
    let folders = Set(parts.dropLast().map(String.init))
    let file = parts.last.map(String.init) ?? ""
    if folders.contains(where: Self.isTestFolder) || Self.isTest(file) || Self.isTestClass(inside) {
      self = .test
    } else if folders.contains(where: { $0.hasPrefix("migrat") }) || !folders.isDisjoint(with: Self.migrationFolders) {
      self = .migration
    } else if file.hasSuffix(".sql"), statements.contains(where: { $0.kind == .schema }) {
      self = .schema
    } else if !folders.isDisjoint(with: Self.scriptFolders) {
      self = .script
    } else {
      self = .application
    }
  }

  private static func isTest(_ file: String) -> Bool {
    let stem = file.split(separator: ".").dropLast().joined(separator: ".")
    return stem.hasPrefix("test_") || stem.hasSuffix("_test") || stem.hasSuffix("_spec") || stem.hasSuffix(".test")
      || stem.hasSuffix(".tests") || stem.hasSuffix(".spec") || stem == "conftest"
  }

  /// `UserTest.php`, `UserTests.java`: a file named after a class that is. Told from `latest.php` by its capital.
  private static func isTestClass(_ path: Substring) -> Bool {
    let stem = path.split(separator: "/").last?.prefix { $0 != "." } ?? ""
    return ["Test", "Tests", "TestCase"].contains { stem.hasSuffix($0) }
  }

  /// `tests_integration`, too.
  private static func isTestFolder(_ folder: String) -> Bool {
    testFolders.contains(folder) || ["tests_", "tests-", "test_", "test-"].contains { folder.hasPrefix($0) }
  }

  private static let testFolders: Set<String> = [
    "test", "tests", "spec", "specs", "__tests__", "testing", "testdata", "fixtures", "integration_tests", "e2e",
    "unittests",
  ]
  private static let migrationFolders: Set<String> = ["alembic", "delta", "db_migrations", "changelog", "flyway"]
  private static let scriptFolders: Set<String> = [
    "scripts", "_scripts", "script", "bin", "tools", "seeds", "examples", "example", "contrib", "demo", "benchmarks",
    "scripts-dev",
  ]
}
