/// By what the use of an ORM or a query builder is told from a file's bytes: `Grammars/README.md` explains the keys.
package struct BuilderSigns: Sendable, Codable {
  /// The library's name, for people.
  package var name: String
  /// Words of which one stands in some file of the language if the library is used.
  package var signs: [String]
  /// Functions that make or send queries. They count only where they are called.
  package var calls: [String]
  /// Calls count only in files that have a sign.
  package var inSignedFiles: Bool?
  /// What it takes columns for by their names alone, by the pattern of ``NamingConvention``.
  package var conventions: [String: String]?
}
