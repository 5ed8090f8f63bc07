package import HostLanguages

/// A lowered file at its place in the repository.
package struct SourceUnit: Sendable {
  /// Relative to the repository's root, `/`-separated.
  package var path: String
  package var program: Program
  package var language: LanguageManifest
  /// Whether its path says that it holds tests.
  package var isTest: Bool

  package init(path: String, program: Program, language: LanguageManifest, isTest: Bool = false) {
    self.path = path
    self.program = program
    self.language = language
    self.isTest = isTest
  }
}
