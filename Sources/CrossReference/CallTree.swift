package import SourceModel

/// A function and who calls it, upward to where frameworks do.
package struct CallTree: Hashable, Sendable {
  package var function: CallFacts.Callable
  /// Where it calls what stands above it in the tree; 0 at the root.
  package var line: Int
  package var certainty: CallFacts.Certainty
  /// Entry points and certain callers first, tests last.
  package var callers: [CallTree]
  /// Callers beyond the limit of the answer.
  package var moreCallers: Int
  /// It stands further up in the tree already.
  package var isRecursive: Bool
  /// It has callers, of which the depth of the answer allows none.
  package var isCut: Bool
}
