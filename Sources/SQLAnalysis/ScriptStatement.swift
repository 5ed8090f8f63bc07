package import SourceModel

/// A statement of a `.sql` file.
package struct ScriptStatement: Hashable, Sendable {
  /// From its first token to its last, without comments around it and without the semicolon.
  package var range: ByteRange
  /// The name that a comment before it gives it: `-- name: get_user^` and its kin.
  package var annotation: String?
}
