/// What can be said in a few words of how a column or a table is used. In the order of how loudly it warns whoever wants to
/// drop it.
package enum Verdict: String, CaseIterable, Sendable, Comparable {
  /// A server ran statements that use it, and no code that is known sends them.
  case unknownCode = "used in production, code unknown"
  case writtenAndRead = "written and read"
  case readOnly = "read only"
  case neverRead = "written, never read"
  /// Nothing but `SELECT *` and its like uses it, which does not tell what the code then does with it.
  case starOnly = "only through *"
  /// No code is known to use it, but views, functions, triggers or the like of the database do.
  case databaseOnly = "used by database objects only"
  /// No statement uses it, but lines of code that no statement explains name it, as those of ORMs do.
  case mentionedOnly = "mentioned in code only"
  case testsOnly = "used by tests or migrations only"
  case noUse = "no use found"

  package static func < (left: Verdict, right: Verdict) -> Bool { left.loudness < right.loudness }

  /// The higher, the louder.
  private var loudness: Int { Self.allCases.count - (Self.allCases.firstIndex(of: self) ?? 0) }
}
