import QueryTemplates
import SourceModel

/// The tier of templates: the query's tokens are in the language of what the code can send.
///
/// It needs no parse, so it also answers for texts of newer syntax, for cut ones, and for those that scrubbing has made
/// unparsable. How sure a match is follows from how much of the query stands in the code as it is.
struct TemplateJoin: Sendable {
  /// Compiles templates one after the other, so that the sites need not be kept.
  struct Builder {
    fileprivate var automata: [TokenAutomaton] = []
    fileprivate var sites: [Int] = []
    /// The number of a template's automaton; nil where it has none. Copies of code, such as forks, share it.
    private var numbers: [[UInt8]: Int?] = [:]

    mutating func add(_ template: [UInt8], of site: Int) {
      if let number = numbers[template] {
        guard let number else { return }
        automata.append(automata[number])
      } else {
        guard let automaton = SentTemplate(decoding: template).flatMap(TokenAutomaton.init) else {
          numbers[template] = .some(nil)
          return
        }
        numbers[template] = automata.count
        automata.append(automaton)
      }
      sites.append(site)
    }

    var join: TemplateJoin { TemplateJoin(automata: automata, sites: sites, index: TemplateIndex(automata)) }
  }

  private let automata: [TokenAutomaton]
  /// The site's number for each automaton.
  private let sites: [Int]
  private let index: TemplateIndex

  fileprivate init(automata: [TokenAutomaton], sites: [Int], index: TemplateIndex) {
    self.automata = automata
    self.sites = sites
    self.index = index
  }

  /// The words by which a text's templates are found, each with its site's number.
  func eachEntry(_ body: (_ site: Int, _ rarest: UInt64?, _ others: Set<UInt64>) -> Void) {
    index.eachEntry { body(sites[$0], $1, $2) }
  }

  /// The sites whose template can be the statement.
  func candidates(for statement: SentStatement) -> [MatchCandidate] {
    // Nobody writes these; only code that is all hole could be taken for their origin.
    if KnownSender.checksForeignKey(statement.text) { return [] }
    let whole = candidates(for: QueryTokens(statement.scan))
    // What PostgreSQL's parser cannot read either may have lost its end: views and logs cut long texts. What anybody sends is
    // short, and rather of a newer syntax.
    if !whole.isEmpty || statement.isRead || statement.isAnyones { return whole }
    return candidates(for: QueryTokens(statement.scan, isTruncated: true))
  }

  private func candidates(for query: QueryTokens) -> [MatchCandidate] {
    index.candidates(for: query).compactMap { number in
      guard mayBeSure(automata[number], of: query), let found = automata[number].matches(query) else { return nil }
      let certainty = found.certainty
      guard certainty >= TemplateMatch.leastCertainty else { return nil }
      return MatchCandidate(
        site: sites[number], tier: .template, certainty: certainty, isOfAnyTable: found.isOfAnyTable,
        filledIn: found.names + found.unknown,
        // Of what a clause's hole swallows, nothing was chosen.
        choices: found.unknown == 0 ? found.choices : 0, reason: found.reason)
    }
  }

  /// Whether the comparison is worth its while: not if the query's tables stand nowhere in the template and hardly anything else.
  private func mayBeSure(_ automaton: TokenAutomaton, of query: QueryTokens) -> Bool {
    automaton.bestCases(for: query).contains { $0.certainty >= TemplateMatch.leastCertainty }
  }
}
