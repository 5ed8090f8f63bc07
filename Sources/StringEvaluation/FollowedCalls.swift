/// What came of calls of the repository's functions that were followed: the same call is followed once, however often the
/// code around it is evaluated.
struct FollowedCalls {
  struct Outcome {
    /// nil for nothing known.
    var result: Value?
    /// What the function makes of its arguments; nil when it was not followed for that.
    var changes: [ChangedParameter]?
    /// What it makes of the object that it is called on; nil when it was not followed for that.
    var object: Instance?
    /// The levels of calls in it, its own included; nil when a call in it was too deep inside to be followed.
    var height: Int?
  }

  private struct Call {
    var arguments: CallArguments
    var depth: Int
    var instantiation: Instantiation?
    var outcome: Outcome
  }

  private var calls: [FunctionReference: [Call]] = [:]
  /// Functions that are called differently each time are not worth more.
  private static let maximum = 48

  /// What came of the call; nil when it was not followed yet.
  ///
  /// - Parameters:
  ///   - depth: of calls within each other.
  ///   - limit: at which depth calls are no longer followed, so that what was known less deep inside is not known there.
  ///   - instantiation: what has taken note of what the function sends, if it sends anything.
  func outcome(
    of function: FunctionReference, _ arguments: CallArguments, atDepth depth: Int, of limit: Int,
    for instantiation: Instantiation?
  ) -> Outcome? {
    calls[function]?.first {
      ($0.depth == depth || $0.outcome.height.map { $0 + depth <= limit } == true)
        && $0.instantiation === instantiation && $0.arguments.haveSameValues(as: arguments)
    }?.outcome
  }

  mutating func note(
    _ outcome: Outcome, of function: FunctionReference, _ arguments: CallArguments, atDepth depth: Int,
    for instantiation: Instantiation?
  ) {
    var known = calls.removeValue(forKey: function) ?? []
    let call = Call(arguments: arguments, depth: depth, instantiation: instantiation, outcome: outcome)
    let same = known.firstIndex {
      $0.depth == depth && $0.instantiation === instantiation && $0.arguments.haveSameValues(as: arguments)
    }
    if let same {
      if outcome.changes != nil { known[same] = call }
    } else {
      if known.count == Self.maximum { known.removeFirst() }
      known.append(call)
    }
    calls[function] = known
  }
}

/// What a followed function's parameter, or a member of it, holds at the function's end.
struct ChangedParameter {
  var position: Int
  /// With its dot; empty for the parameter itself.
  var member: String
  var value: Value
}
