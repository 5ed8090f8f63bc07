import SourceModel

/// The tier of equal canonical forms: a hash join.
///
/// The server makes one query of statements that are written differently and keeps the text that it saw first: all of these
/// sites can have sent it.
struct CanonicalJoin: Sendable {
  /// The sites' numbers.
  private var sites: [UInt64: [Int]] = [:]

  mutating func add(_ statements: [StatementFacts], of site: Int) {
    for form in Set(statements.compactMap(\.canonicalForm)) { sites[form, default: []].append(site) }
  }

  /// The sites that send a statement which the server takes for this one.
  func candidates(for statement: SentStatement) -> [MatchCandidate] {
    guard let form = statement.facts?.canonicalForm else { return [] }
    return (sites[form] ?? []).map { site in
      MatchCandidate(
        site: site, tier: .canonical, certainty: 0.9, reason: "written differently, one query to the server")
    }
  }
}
