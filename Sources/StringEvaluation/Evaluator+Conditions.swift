internal import HostLanguages

/// Conditions that a call's constant arguments decide.
extension Evaluator {
  func negation(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let value = units[frame.unit].program.child(node, 0).map { evaluate($0, &frame) } ?? .nothing
    return truth(of: value).map { .unknown($0 ? "false" : "true") } ?? .unknown("…")
  }

  /// Whether a condition is true or false while a call is followed; nil where it may be either.
  ///
  /// Only there: what a function does by itself when a flag is set is worth knowing, whatever the flag is now.
  func truth(of condition: Value) -> Bool? {
    guard callDepth > 0 || instantiation != nil else { return nil }
    guard case .unknown(let name) = condition else { return nil }
    switch name.lowercased() {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }
}
