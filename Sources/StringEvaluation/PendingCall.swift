internal import HostLanguages

/// A value that is found only when it is asked for: of most it never is.
class PendingValue: Equatable {
  private var known: Value?
  /// What asks for itself while it is found is recursive, and is this.
  private let whileFound: Value

  fileprivate init(whileFound: Value) { self.whileFound = whileFound }

  /// Never pending itself.
  final var value: Value {
    if let known { return known }
    known = whileFound
    let value = found().followed
    known = value
    return value
  }

  fileprivate func found() -> Value { preconditionFailure("each kind finds it") }

  fileprivate func isSame(as other: PendingValue) -> Bool { self === other }

  static func == (left: PendingValue, right: PendingValue) -> Bool { left === right || left.isSame(as: right) }
}

/// What is known where two ways meet, of which at least one gives what is pending.
final class PendingMeeting: PendingValue {
  private let left: Value
  private let right: Value

  init(_ left: Value, _ right: Value) {
    self.left = left
    self.right = right
    super.init(whileFound: .nothing)
  }

  override fileprivate func found() -> Value { .merged(left.followed, right.followed) }

  override fileprivate func isSame(as other: PendingValue) -> Bool {
    guard let other = other as? PendingMeeting else { return false }
    return left == other.left && right == other.right
  }
}

/// A call of a function of the repository.
final class PendingCall: PendingValue {
  private let evaluator: Evaluator
  /// Those that may be called.
  let functions: [FunctionReference]
  private let arguments: CallArguments
  /// How the call is written, for the hole that it becomes when it gives nothing known.
  private let written: String
  private let callDepth: Int
  /// What the call gives if nothing comes of following it.
  private let fallback: Value?

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
    super.init(whileFound: .unknown(written))
  }

  override fileprivate func found() -> Value {
    let results = functions.compactMap { function in
      let result = evaluator.result(of: function, arguments, atDepth: callDepth)
      return result?.resolved.isUnknown == false ? result : evaluator.declaredResult(of: function) ?? result
    }
    return results.isEmpty ? fallback ?? .unknown(written) : .merged(results)
  }

  override fileprivate func isSame(as other: PendingValue) -> Bool {
    guard let other = other as? PendingCall else { return false }
    return functions == other.functions && callDepth == other.callDepth && written == other.written
      && fallback == other.fallback && arguments.haveSameValues(as: other.arguments)
  }
}

/// What one of several variables takes of what a call gives.
final class PendingPart: PendingValue {
  private let whole: PendingValue
  /// How the variable is written.
  private let written: String
  private let part: (Value) -> Value

  init(of whole: PendingValue, written: String, part: @escaping (Value) -> Value) {
    self.whole = whole
    self.written = written
    self.part = part
    super.init(whileFound: .unknown(written))
  }

  override fileprivate func found() -> Value {
    let found = part(whole.value)
    return found == .unknown("") ? .unknown(written) : found
  }

  override fileprivate func isSame(as other: PendingValue) -> Bool {
    guard let other = other as? PendingPart else { return false }
    return written == other.written && whole == other.whole
  }
}
