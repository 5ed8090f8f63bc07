package import HostLanguages

/// A lowered file at its place in the repository.
package struct SourceUnit: Sendable {
  /// Relative to the repository's root, `/`-separated.
  package var path: String
  package var program: Program
  package var language: LanguageManifest

  package init(path: String, program: Program, language: LanguageManifest) {
    self.path = path
    self.program = program
    self.language = language
  }
}
