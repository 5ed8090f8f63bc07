/// What calls of the repository's functions gave: the same call is followed once, however often the code around it is
/// evaluated.
struct FollowedCalls {
  private struct Call {
    var arguments: CallArguments
    var depth: Int
    var instantiation: Instantiation?
    var result: Value?
  }

  private var calls: [FunctionReference: [Call]] = [:]
  /// Functions that are called differently each time are not worth more.
  private static let maximum = 16

  /// What the call gave, which may be nothing known; nil when it was not followed yet.
  ///
  /// - Parameters:
  ///   - depth: of calls within each other: what is too deep inside is not followed.
  ///   - instantiation: what has taken note of what the function sends, if it sends anything.
  func result(
    of function: FunctionReference, _ arguments: CallArguments, atDepth depth: Int, for instantiation: Instantiation?
  ) -> Value?? {
    let known = calls[function]?.first {
      $0.depth == depth && $0.instantiation === instantiation && $0.arguments.haveSameValues(as: arguments)
    }
    return known.map(\.result)
  }

  mutating func note(
    _ result: Value?, of function: FunctionReference, _ arguments: CallArguments, atDepth depth: Int,
    for instantiation: Instantiation?
  ) {
    var known = calls.removeValue(forKey: function) ?? []
    if known.count == Self.maximum { known.removeFirst() }
    known.append(Call(arguments: arguments, depth: depth, instantiation: instantiation, result: result))
    calls[function] = known
  }
}
