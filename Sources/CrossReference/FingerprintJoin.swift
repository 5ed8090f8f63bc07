import SourceModel

/// The tier of equal fingerprints: a hash join, and an order among those that share one.
///
/// A fingerprint is the same for statements that the server keeps apart. Where it comes from digits in names of tables,
/// the site sends another statement; otherwise the tokens tell which site is closer.
struct FingerprintJoin: Sendable {
  private struct Entry {
    /// The site's number.
    var site: Int
    var text: String
    var shape: StatementShape
    var tables: Set<String>
  }

  private var entries: [Fingerprint: [Entry]] = [:]
  /// By text, which many sites may share.
  private var shapes: [String: StatementShape] = [:]

  mutating func add(_ statements: [StatementFacts], of site: Int) {
    for statement in statements {
      guard let fingerprint = statement.fingerprint else { continue }
      let shape = shapes[statement.text] ?? StatementShape(statement.text)
      shapes[statement.text] = shape
      entries[fingerprint, default: []].append(
        Entry(site: site, text: statement.text, shape: shape, tables: Set(statement.tables.map(\.name))))
    }
  }

  /// The sites that send the statement; a site more than once if several of its variants do.
  func candidates(for statement: SentStatement) -> [MatchCandidate] {
    guard let facts = statement.facts, let fingerprint = facts.fingerprint, let entries = entries[fingerprint] else {
      return []
    }
    let shape = StatementShape(statement.scan.tokens)
    let tables = Set(facts.tables.map(\.name))
    return entries.compactMap { entry in
      guard entry.tables == tables else { return nil }
      let closeness = entry.text == statement.text ? 1 : shape.closeness(to: entry.shape)
      // The server tells statements that it does not plan by their texts; the fingerprint leaves out the options of BEGIN
      // and the name in SET.
      if !facts.kind.isPlanned, closeness < 1 { return nil }
      return MatchCandidate(
        site: entry.site, tier: .fingerprint, certainty: closeness == 1 ? 0.97 : 0.6 * closeness,
        reason: closeness == 1
          ? "the same statement but for constants"
          : "the same fingerprint, \(Int(closeness * 100)) % of the tokens the same")
    }
  }
}

extension StatementKind {
  fileprivate var isPlanned: Bool {
    switch self {
    case .select, .insert, .update, .delete, .merge: true
    case .schema, .transaction, .utility: false
    }
  }
}
