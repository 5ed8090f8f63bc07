/// The variables of a function at one point of it.
struct Environment: Equatable {
  var variables: [String: Value] = [:]
  /// False behind a `return`: what comes after is not reached.
  var isReached = true

  /// Both ways lead here.
  static func merged(_ left: Environment, _ right: Environment) -> Environment {
    guard left.isReached else { return right }
    guard right.isReached else { return left }
    var result = left
    for (name, value) in right.variables {
      result.variables[name] = left.variables[name].map { Value.merged($0, value) } ?? value
    }
    return result
  }

  /// After any number of rounds of a loop whose first round made `after`.
  static func widened(before: Environment, after: Environment) -> Environment {
    guard after.isReached else { return before }
    var result = before
    for (name, value) in after.variables {
      result.variables[name] = before.variables[name].map { Value.widened(before: $0, after: value) } ?? value
    }
    return result
  }
}
