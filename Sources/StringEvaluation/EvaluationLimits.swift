/// How far an evaluation goes. Counts, not seconds, so that every machine cuts at the same place.
package struct EvaluationLimits: Sendable {
  /// Operations evaluated for one function, those of the functions it calls included.
  package var steps = 60_000
  /// Operations of one call that is followed for its value.
  package var stepsOfCall = 8_000
  /// Operations of one call that is followed for what it sends, all that it calls included.
  package var stepsOfHelper = 24_000
  /// Functions within each other that are followed for what they send.
  package var helpers = 6
  /// Calls within each other that are followed.
  package var calls = 7
  /// Types made from one, for each of which its functions are evaluated.
  package var derivedTypes = 32
  /// Members that functions of a type set; objects with more are not told apart.
  package var membersOfObject = 40
  /// Names that a type's body assigns; the objects that it makes of itself are not told apart if there are more, as in an
  /// enumeration of all errors.
  package var constantsOfType = 64
  /// Calls within each other that are followed for what they tell their object.
  package var tellings = 3
  /// Operations within each other.
  package var depth = 600
  /// Parts of one template; a text that grows beyond becomes a hole.
  package var templateParts = 2_000
  /// Parts of what one variable holds.
  package var valueSize = 9_000
  /// Rounds of a loop over a known list.
  package var rounds = 100

  package init() {}
}
