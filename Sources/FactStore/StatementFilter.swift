package import SourceModel

/// Which statements are asked for; the same for those of the code and those of production.
package enum StatementFilter: Hashable, Sendable {
  case fingerprint(Fingerprint)
  /// The first digits of a fingerprint, in hexadecimal.
  case fingerprintPrefix(String)
  /// Statements that use the table or the column, or may.
  case using(UsedName)
  /// Statements in whose text all of the words stand, in whatever case.
  case words([String])
}
