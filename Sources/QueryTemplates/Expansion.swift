/// The texts that a template stands for, as far as they were written out.
package struct Expansion: Hashable, Sendable {
  /// Distinct texts, none of them blank.
  package var variants: [Variant]
  /// Whether there are more than the limit allowed.
  package var isCut: Bool
}
