import QueryTemplates
import SourceModel

/// The tier of templates: the query's tokens are in the language of what the code can send.
///
/// It needs no parse, so it also answers for texts of newer syntax, for cut ones, and for those that scrubbing has made
/// unparsable. How sure a match is follows from how much of the query stands in the code as it is.
struct TemplateJoin: Sendable {
  private let automata: [TokenAutomaton]
  /// The site's number for each automaton.
  private let sites: [Int]
  private let index: TemplateIndex

  init(_ templates: [(site: Int, template: [UInt8])]) {
    var automata: [TokenAutomaton] = []
    var sites: [Int] = []
    for (site, bytes) in templates {
      guard let template = Template(decoding: bytes),
        let automaton = TokenAutomaton(template, placeholders: .all)
      else { continue }
      automata.append(automaton)
      sites.append(site)
    }
    self.automata = automata
    self.sites = sites
    index = TemplateIndex(automata)
  }

  /// The sites whose template can be the statement, with their numbers.
  func matches(for statement: SentStatement, _ sites: [MatchableSite]) -> [(site: Int, match: QueryMatch)] {
    // Nobody writes these; only code that is all hole could be taken for their origin.
    if KnownSender.checksForeignKey(statement.text) { return [] }
    let query = QueryTokens(Array(statement.text.utf8))
    return index.candidates(for: query).compactMap { number in
      guard let found = automata[number].matches(query), found.certainty >= Self.leastCertainty else { return nil }
      let site = self.sites[number]
      let match = sites[site].match(
        statement, by: .template, certainty: found.certainty, reason: found.reason)
      return match.map { (site, $0) }
    }
  }

  /// Below this, the query is as likely to come from anywhere else.
  private static let leastCertainty = 0.3
}

extension TemplateMatch {
  /// How sure it is that this template made the query, between 0 and 1.
  ///
  /// What tells is which share of the names stands in the code: a helper that fills in tables, columns and clauses can make
  /// nearly every query. The numbers follow the shares of right answers on two applications (docs/accuracy.md).
  fileprivate var certainty: Double {
    let open = names + unknown
    let certainty =
      if fixedNames == 0 {
        certaintyWithoutNames
      } else if open == 0 {
        0.97
      } else {
        min(0.96, 0.05 + 2.4 * Double(fixedNames) / Double(fixedNames + open))
      }
    return isPrefix ? 0.8 * certainty : certainty
  }

  /// Of a template that leaves all names open: `INSERT INTO {table} ({columns}) VALUES …` is a helper for every table,
  /// `SELECT COALESCE(MAX({column}), 1) FROM {table}` is not.
  private var certaintyWithoutNames: Double {
    guard fixedWords > 0, unknown == 0 else { return 0 }
    let share = Double(fixedWords) / Double(fixedWords + names)
    return share >= 0.7 ? 0.85 : share >= 0.6 ? 0.3 : 0.1
  }

  /// What of the query stands in the code, and what is filled in.
  fileprivate var reason: String {
    let rest = [
      values > 0 ? "values" : nil, names > 0 ? "\(counted(names)) of names" : nil,
      unknown > 0 ? "\(counted(unknown)) of clauses" : nil,
    ].compactMap { $0 }
    let known =
      rest.isEmpty
      ? "all of it stands in the code"
      : "\(fixedWords) words stand in the code, \(fixedNames) of them names; the rest: " + rest.joined(separator: ", ")
    return known + (isPrefix ? "; the query is cut off" : "")
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 token" : "\(count) tokens" }
}

extension PlaceholderStyles {
  /// Which of them a site's driver knows is settled when it is indexed; a mark that none of them means is rare.
  fileprivate static let all: PlaceholderStyles = [
    .question, .numberedQuestion, .percent, .colon, .at, .dollar, .brace,
  ]
}
