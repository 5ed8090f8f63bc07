/// How much a repository uses a library that makes queries by itself: an ORM or a query builder.
package struct BuilderUse: Hashable, Sendable, Comparable {
  /// The library's name.
  package var name: String
  package var language: String
  /// Calls by the names of the library's functions, told from the bytes and so about.
  package var calls: Int
  /// Files with such calls.
  package var files: Int

  package init(name: String, language: String, calls: Int, files: Int) {
    self.name = name
    self.language = language
    self.calls = calls
    self.files = files
  }

  /// The most used first.
  package static func < (left: BuilderUse, right: BuilderUse) -> Bool {
    (right.calls, left.name, left.language) < (left.calls, right.name, right.language)
  }
}
