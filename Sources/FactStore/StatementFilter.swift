package import SourceModel

/// Which statements are asked for; the same for those of the code and those of production.
package enum StatementFilter: Hashable, Sendable {
  case fingerprint(Fingerprint)
  /// The first digits of a fingerprint, in hexadecimal.
  case fingerprintPrefix(String)
  /// Statements that name the table. One whose schema is not known counts as being in any.
  case table(schema: String?, name: String)
  /// Statements that use the column, or may: columns whose table is not known, and `*` of a table whose columns are not
  /// known, are told by the certainty of their ``ColumnUse``.
  case column(schema: String?, table: String, column: String)
  /// Statements in whose text all of the words stand, in whatever case.
  case words([String])
}
