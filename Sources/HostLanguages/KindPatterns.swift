/// `Grammars/kinds.json`: by what paths tests, migrations and scripts are told from the application, in whatever language.
///
/// Patterns are those of `.gitignore`. One in lower case is held against the path in lower case.
package struct KindPatterns: Sendable, Codable {
  package var test: [String]
  package var migration: [String]
  package var script: [String]
  /// Files other than scripts that list the columns that there are.
  package var schema: [String]

  package init(test: [String], migration: [String], script: [String], schema: [String]) {
    self.test = test
    self.migration = migration
    self.script = script
    self.schema = schema
  }
}
