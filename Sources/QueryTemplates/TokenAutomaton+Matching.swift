extension TokenAutomaton {
  /// What came of comparing a query with a template.
  package enum Outcome: Hashable, Sendable {
    case match(TemplateMatch)
    case noMatch
    /// It took too many steps.
    case gaveUp
  }

  /// Steps after which a comparison is given up.
  package static let mostSteps = 2_000_000

  /// Whether the template can have made the query, and how well it explains it; nil also when it takes too many steps.
  package func matches(_ query: QueryTokens) -> TemplateMatch? {
    if case .match(let match) = outcome(for: query) { return match }
    return nil
  }

  /// Compares all of the query's tokens with the template and takes the path with the most fixed tokens.
  ///
  /// O(tokens × states), and far less where few states are active at a time.
  package func outcome(for query: QueryTokens) -> Outcome {
    for reading in query.readings where reading.count > 0 {
      let outcome = TokenRun.outcome(of: self, over: reading, isPrefix: query.isTruncated)
      if outcome != .noMatch { return outcome }
    }
    return .noMatch
  }
}
