extension TokenAutomaton {
  /// What a match of the query would be at best, for each way to read it: whatever stands somewhere in the template is taken as
  /// fixed, and only the rest as filled in, as names.
  ///
  /// No match has more that is fixed. It takes a look at each token, while comparing has to follow all ways through the template;
  /// of templates that are mostly holes, nearly all comparisons end in a match that says nothing.
  package func bestCases(for query: QueryTokens) -> [TemplateMatch] {
    query.readings.lazy.filter { $0.count > 0 }.map(bestCase)
  }

  private func bestCase(for reading: TokenReading) -> TemplateMatch {
    var best = TemplateMatch(relations: reading.relationCount)
    for key in reading.keys {
      let isKnown = vocabulary.contains(key.id)
      switch key.kind {
      case .word:
        if isKnown { best.fixedWords += 1 } else { best.names += 1 }
        if isKnown && key.isTelling { best.fixedNames += 1 }
        if key.isRelation && (isKnown || !patterns.isEmpty) { best.fixedRelations += 1 }
      case .symbol: if isKnown { best.fixedSymbols += 1 } else { best.names += 1 }
      case .constant, .parameter: best.values += 1
      case .pattern, .rows, .end: break
      }
    }
    return best
  }
}
