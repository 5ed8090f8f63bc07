/// A file of a repository at a revision.
package struct SourceFile: Hashable, Sendable, Comparable {
  /// Relative to the repository's root, `/`-separated.
  package var path: String
  /// The id git gives to its content, 40 or 64 hex digits.
  package var blob: String
  /// The language's name in `Grammars/`; nil for a file of no known language.
  package var language: String?
  /// The name of the language that it is written in, when that is one that cannot be read; see `Grammars/unread.json`.
  package var unreadLanguage: String?
  /// What kind of code it holds, as far as its path tells.
  package var kind: QuerySite.Kind
  /// It differs from the revision: modified, or not tracked.
  package var isModified: Bool

  package init(
    path: String, blob: String, language: String?, unreadLanguage: String? = nil,
    kind: QuerySite.Kind = .application, isModified: Bool
  ) {
    self.path = path
    self.blob = blob
    self.language = language
    self.unreadLanguage = unreadLanguage
    self.kind = kind
    self.isModified = isModified
  }

  package static func < (left: SourceFile, right: SourceFile) -> Bool { left.path < right.path }
}
