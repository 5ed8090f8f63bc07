internal import AnswerText
internal import CrossReference
internal import SourceModel

extension CallTree {
  /// How the code comes here, a way each, the surest first: `shown app/views.py:12 < route GET /orders`.
  ///
  /// - Parameter limit: of ways.
  func chains(limit: Int) -> [String] {
    var ways = function.entryPoints.map { "\($0.kind.rawValue) \($0.label)" }
    for caller in callers where ways.count < limit {
      let name = caller.function.function.isEmpty ? "(top level)" : caller.function.function
      let doubt = caller.certainty == .name ? " (by name only)" : ""
      let step = "\(name) \(caller.function.place.path):\(caller.line)\(doubt)"
      let above = caller.isRecursive ? [] : caller.chains(limit: limit - ways.count)
      ways += above.isEmpty ? [step] : above.map { "\(step) < \($0)" }
    }
    return Array(ways.prefix(limit))
  }
}
