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
    fileprivate var sites: [[Int]] = []
    /// The number of a template's automaton; nil where it has none.
    private var numbers: [[UInt8]: Int?] = [:]

    mutating func add(_ template: [UInt8], of site: Int) {
      if let number = numbers[template] {
        if let number { sites[number].append(site) }
      } else if let automaton = SentTemplate(decoding: template).flatMap(TokenAutomaton.init) {
        numbers[template] = automata.count
        automata.append(automaton)
        sites.append([site])
      } else {
        numbers[template] = .some(nil)
      }
    }

    var join: TemplateJoin { TemplateJoin(automata: automata, sites: sites, index: TemplateIndex(automata)) }
  }

  /// Of each template once: copies of code, such as forks, share it, and are compared together.
  private let automata: [TokenAutomaton]
  /// The numbers of the sites that have each.
  private let sites: [[Int]]
  private let index: TemplateIndex

  fileprivate init(automata: [TokenAutomaton], sites: [[Int]], index: TemplateIndex) {
    self.automata = automata
    self.sites = sites
    self.index = index
  }

  /// The words by which a text's templates are found, each with its site's number.
  func eachEntry(_ body: (_ site: Int, _ rarest: UInt64?, _ others: Set<UInt64>) -> Void) {
    index.eachEntry { template, rarest, others in for site in sites[template] { body(site, rarest, others) } }
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
    // Not if the query's tables stand nowhere in the template and hardly anything else.
    let templates = index.candidates(for: query) { $0.certainty >= TemplateMatch.leastCertainty }
    return templates.flatMap { candidates(ofTemplate: $0, for: query) }.sorted { $0.site < $1.site }
  }

  private func candidates(ofTemplate number: Int, for query: QueryTokens) -> [MatchCandidate] {
    guard let found = automata[number].matches(query) else { return [] }
    let certainty = found.certainty
    guard certainty >= TemplateMatch.leastCertainty else { return [] }
    let reason = found.reason
    return sites[number].map { site in
      MatchCandidate(
        site: site, tier: .template, certainty: certainty, isOfAnyTable: found.isOfAnyTable,
        filledIn: found.names + found.unknown,
        // Of what a clause's hole swallows, nothing was chosen.
        choices: found.unknown == 0 ? found.choices : 0, reason: reason)
    }
  }
}
