import CrossReference
import QueryTemplates
import Testing

/// Comparisons are left out whose best case is not sure enough: which loses nothing if more that is fixed never makes a match less
/// sure by so much.
struct CertaintyTests {
  @Test func noMatchIsSureWhoseBestCaseIsNot() throws {
    let text = Array("SELECT".utf8)
    let automaton = try #require(TokenAutomaton(SentTemplate(.text(text), placeholders: [])))
    var match = try #require(automaton.matches(QueryTokens(text)))
    let counts = [0, 1, 2, 3, 5, 8, 20, 60]
    var compared = 0
    for words in counts {
      for names in counts where names <= words {
        for filledIn in counts {
          for unknown in counts {
            for fixedRelations in 0...1 where fixedRelations <= names {
              (match.fixedWords, match.fixedNames) = (words, names)
              (match.relations, match.fixedRelations) = (1, fixedRelations)
              (match.names, match.unknown) = (filledIn, unknown)
              guard match.certainty >= TemplateMatch.leastCertainty else { continue }
              compared += 1
              for best in Self.betterCases(of: match) {
                #expect(best.certainty >= TemplateMatch.leastCertainty, "\(best) of \(match)")
              }
            }
          }
        }
      }
    }
    #expect(compared > 1000)
  }

  /// What ``TemplateIndex/bestCases(of:for:)`` may make of it: some of the rest taken as fixed, and all of the rest as names.
  private static func betterCases(of match: TemplateMatch) -> [TemplateMatch] {
    let rest = match.names + match.unknown
    return [0, rest / 2, rest].flatMap { known in
      [0, known].map { telling in
        var best = match
        best.fixedWords += known
        best.fixedNames += telling
        best.fixedRelations = max(match.fixedRelations, telling > 0 ? 1 : 0)
        (best.names, best.unknown) = (rest - known, 0)
        return best
      }
    }
  }
}
