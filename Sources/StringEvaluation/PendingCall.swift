internal import HostLanguages

/// A call of a function of the repository, followed only when its value is asked for: of most calls it never is.
final class PendingCall: Equatable {
  private let evaluator: Evaluator
  /// Those that may be called.
  let functions: [FunctionReference]
  private let arguments: CallArguments
  /// How the call is written, for the hole that it becomes when it gives nothing known.
  private let written: String
  private let callDepth: Int
  /// What the call gives if nothing comes of following it.
  private let fallback: Value?
  private var known: Value?

  init(
    _ functions: [FunctionReference], _ arguments: CallArguments, written: String, fallback: Value? = nil,
    evaluator: Evaluator
  ) {
    self.functions = functions
    self.arguments = arguments
    self.written = written
    self.fallback = fallback
    self.evaluator = evaluator
    callDepth = evaluator.callDepth
  }

  /// Never pending itself.
  var value: Value {
    if let known { return known }
    // A call that asks for its own value while it is followed is recursive.
    known = .unknown(written)
    let results = functions.compactMap { function in
      let result = evaluator.result(of: function, arguments, atDepth: callDepth)
      return result?.resolved.isUnknown == false ? result : evaluator.declaredResult(of: function) ?? result
    }
    let value = results.isEmpty ? fallback ?? .unknown(written) : .merged(results)
    known = value
    return value
  }

  static func == (left: PendingCall, right: PendingCall) -> Bool {
    left === right
      || left.functions == right.functions && left.callDepth == right.callDepth && left.written == right.written
        && left.fallback == right.fallback && left.arguments.haveSameValues(as: right.arguments)
  }
}
