/// A file of a repository at a revision.
package struct SourceFile: Hashable, Sendable, Comparable {
  /// Relative to the repository's root, `/`-separated.
  package var path: String
  /// The id git gives to its content, 40 or 64 hex digits.
  package var blob: String
  /// The language's name in `Grammars/`; nil for a file of no known language.
  package var language: String?
  /// It differs from the revision: modified, or not tracked.
  package var isModified: Bool

  package init(path: String, blob: String, language: String?, isModified: Bool) {
    self.path = path
    self.blob = blob
    self.language = language
    self.isModified = isModified
  }

  package static func < (left: SourceFile, right: SourceFile) -> Bool { left.path < right.path }
}
