import SQLAnalysis
package import SourceModel

/// Joins texts of production with the sites that can send them.
///
/// Built once from all sites, then asked for each query: its memory grows with the sites, an answer's cost with the answer.
package struct SiteMatcher: Sendable {
  /// What of a site takes part in matching.
  private struct Candidate {
    var id: SiteID
    var order: SiteOrder
    var kind: QuerySite.Kind
    var sink: String?
  }

  /// A statement that a site sends: the numbers of both.
  private struct Sent {
    var candidate: Int
    var text: String
    var kind: StatementKind
    var namesTables: Bool
  }

  private typealias Match = (candidate: Int, match: QueryMatch)

  private var candidates: [Candidate] = []
  private var byFingerprint: [Fingerprint: [Sent]] = [:]

  package init() {}

  package mutating func add(_ site: QuerySite) {
    let number = candidates.count
    candidates.append(Candidate(id: site.id, order: SiteOrder(site), kind: site.kind, sink: site.sink))
    for statement in site.statements {
      guard let fingerprint = statement.fingerprint else { continue }
      byFingerprint[fingerprint, default: []].append(
        Sent(
          candidate: number, text: statement.text, kind: statement.kind, namesTables: !statement.tables.isEmpty))
    }
  }

  /// The sites that can send a production query in one of its texts, best first.
  package func matches(for query: ProductionQuery) -> [QueryMatch] {
    var texts = query.texts.flatMap(statements)
    // The first text is analysed already, unless it holds several statements.
    if let facts = query.facts, let first = query.texts.first, texts.first == first {
      texts.removeFirst()
      return best(of: [matches(for: first, fingerprint: facts.fingerprint)] + texts.map(allMatches))
    }
    return best(of: texts.map(allMatches))
  }

  /// The sites that can send a statement, best first.
  package func matches(for text: String) -> [QueryMatch] { best(of: [allMatches(for: text)]) }

  private func allMatches(for text: String) -> [Match] {
    matches(for: text, fingerprint: try? ParsedStatement(Array(text.utf8)).fingerprint)
  }

  private func matches(for text: String, fingerprint: Fingerprint?) -> [Match] {
    guard let fingerprint, let sent = byFingerprint[fingerprint] else { return [] }
    let shape = StatementShape(text)
    return sent.compactMap { sent in
      let candidate = candidates[sent.candidate]
      // Drivers and poolers send these on their own: a text that is not seen to be sent tells nothing.
      let isAnyones = sent.kind == .transaction || sent.kind == .utility && !sent.namesTables
      if isAnyones, candidate.sink == nil { return nil }
      return (sent.candidate, match(sent, candidate, to: shape, isAnyones: isAnyones))
    }
  }

  /// The best match of each site, the best of all first.
  private func best(of matches: [[Match]]) -> [QueryMatch] {
    var best: [Int: QueryMatch] = [:]
    for (candidate, match) in matches.joined() where match.confidence > best[candidate]?.confidence ?? 0 {
      best[candidate] = match
    }
    return best.sorted { left, right in
      left.value.confidence == right.value.confidence
        ? candidates[left.key].order < candidates[right.key].order
        : left.value.confidence > right.value.confidence
    }.map(\.value)
  }

  private func match(
    _ sent: Sent, _ candidate: Candidate, to shape: StatementShape, isAnyones: Bool
  ) -> QueryMatch {
    let closeness = shape.closeness(to: StatementShape(sent.text))
    var confidence = closeness == 1 ? 0.97 : 0.5 + 0.4 * closeness
    var reason =
      closeness == 1
      ? "the same statement but for constants"
      : "the same fingerprint, \(Int(closeness * 100)) % of the tokens the same"
    if isAnyones || !sent.namesTables && sent.kind == .select {
      confidence = min(confidence, 0.5)
      reason += "; drivers and poolers send it, too"
    }
    confidence *= candidate.kind.weight(for: sent.kind)
    return QueryMatch(
      site: candidate.id, tier: .fingerprint, confidence: (confidence * 100).rounded() / 100, reason: reason)
  }
}
