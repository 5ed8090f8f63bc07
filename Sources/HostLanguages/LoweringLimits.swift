/// How much of a file is looked at. Counts, not seconds, so that every machine cuts at the same place.
package struct LoweringLimits: Sendable {
  /// Syntax nodes within each other.
  package var depth = 1_200
  /// Operations of one program.
  package var nodes = 2_000_000

  package init() {}
}
