package import SourceModel

/// A call on the way from a site down to the call that sends its text.
package struct CallStep: Hashable, Sendable {
  /// Position in the list of units.
  package var unit: Int
  /// The call. UTF-8 byte offsets.
  package var range: ByteRange
  /// The function that the call stands in, with its type; empty at the top level.
  package var function: String
  /// The callee as written.
  package var callee: String

  package init(unit: Int, range: ByteRange, function: String, callee: String) {
    self.unit = unit
    self.range = range
    self.function = function
    self.callee = callee
  }
}
