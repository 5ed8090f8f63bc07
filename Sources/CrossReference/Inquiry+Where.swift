package import FactStore
import PostgresParser
import SQLAnalysis
import SourceModel

extension Inquiry {
  /// Where a query is called: one hit for each statement that the words can mean and the index knows.
  ///
  /// A text is matched by the same code as production's, against all sites, whether production has it or not.
  package func origins(of question: WhereQuestion) throws(FactStoreFailure) -> [WhereHit] {
    switch question {
    case .queryID(let id): try hits(queryID: id)
    case .fingerprint(let prefix): try hits(fingerprintPrefix: prefix)
    case .text(let text): try hits(text: text)
    }
  }

  private func hits(queryID: Int64) throws(FactStoreFailure) -> [WhereHit] {
    var hits: [WhereHit] = []
    for query in try store.productionQueries(queryID: queryID) {
      hits.append(
        WhereHit(
          fingerprint: query.facts?.fingerprint, text: query.texts.first ?? "", queries: [query],
          sites: try origins(of: query).sites))
    }
    return hits
  }

  private func hits(fingerprintPrefix prefix: String) throws(FactStoreFailure) -> [WhereHit] {
    let filter = StatementFilter.fingerprintPrefix(prefix)
    let queries = Dictionary(grouping: try store.productionQueries(with: filter).costliestFirst) {
      $0.facts?.fingerprint
    }
    let sites = try store.sites(with: filter).filter(isMeant)
    var texts: [Fingerprint: String] = [:]
    for statement in sites.flatMap(\.statements) {
      guard let fingerprint = statement.fingerprint, fingerprint.hex.hasPrefix(prefix) else { continue }
      texts[fingerprint] = texts[fingerprint] ?? statement.text
    }
    for case (let fingerprint?, let queries) in queries { texts[fingerprint] = queries[0].texts.first ?? "" }

    // Of these sites alone: whoever asks for a fingerprint means the statement and not those that are like it.
    let matcher = SiteMatcher { sites.forEach($0) }
    var hits: [WhereHit] = []
    for (fingerprint, text) in texts.sorted(by: { $0.key < $1.key }) {
      hits.append(
        WhereHit(
          fingerprint: fingerprint, text: text, queries: queries[fingerprint] ?? [],
          sites: try merged(try stored(queries[fingerprint] ?? []), matcher.matches(for: text))))
    }
    return hits
  }

  private func hits(text: String) throws(FactStoreFailure) -> [WhereHit] {
    var hits: [WhereHit] = []
    for statement in statements(of: text) {
      let matcher = try kept.matcher(for: statement)
      let fingerprint = try? ParsedStatement(Array(statement.utf8)).fingerprint
      var queries: [ProductionQuery] = []
      if let fingerprint { queries = try store.productionQueries(with: .fingerprint(fingerprint)).costliestFirst }
      let sites = try matchedSites(matcher.matches(for: statement))
      if queries.isEmpty, sites.isEmpty { continue }
      hits.append(WhereHit(fingerprint: fingerprint, text: statement, queries: queries, sites: sites))
    }
    return hits
  }

  private func stored(_ queries: [ProductionQuery]) throws(FactStoreFailure) -> [QueryMatch] {
    var matches: [QueryMatch] = []
    for query in queries { matches += try store.matches(for: query.key) }
    return matches
  }

  /// The best match of each site, in the order of the first list, those of the second alone behind.
  private func merged(_ first: [QueryMatch], _ second: [QueryMatch]) throws(FactStoreFailure) -> [MatchedSite] {
    var known: Set<SiteID> = []
    return try matchedSites((first + second).filter { known.insert($0.site).inserted })
  }
}

extension [ProductionQuery] {
  /// By the time that they took together; alike ones in the order of their keys.
  var costliestFirst: [ProductionQuery] { sorted { ($1.totalTime, $0.key) < ($0.totalTime, $1.key) } }
}

/// The statements of a text, each with the white space around it cut off; the whole text where it cannot be split.
func statements(of text: String) -> [String] {
  guard text.utf8.contains(UInt8(ascii: ";")) else { return [text] }
  let bytes = Array(text.utf8)
  guard let ranges = try? PostgresParser.split(bytes), ranges.count > 1 else { return [text] }
  return ranges.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
}
