internal import GRDB
package import SourceModel

extension FactStore {
  /// The sites that a production query was joined with, best first.
  package func matches(for query: ProductionQueryKey) throws(FactStoreFailure) -> [QueryMatch] {
    try matches(where: ProductionQueryKey.condition, arguments: query.arguments)[query] ?? []
  }

  /// All matches by production query, each query's best first.
  package func matches() throws(FactStoreFailure) -> [ProductionQueryKey: [QueryMatch]] {
    try matches(where: "1", arguments: [])
  }

  /// The matches of the production queries whose first text is a statement of this kind.
  package func matches(
    with filter: StatementFilter
  ) throws(FactStoreFailure) -> [ProductionQueryKey: [QueryMatch]] {
    let (sql, arguments) = filter.statementIDs
    return try matches(where: "statement IN (\(sql))", arguments: arguments)
  }

  private func matches(
    where condition: String, arguments: StatementArguments
  ) throws(FactStoreFailure) -> [ProductionQueryKey: [QueryMatch]] {
    try reading { database in
      var matches: [ProductionQueryKey: [QueryMatch]] = [:]
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT productionQueries.id, source, databaseName, queryID, textHash, siteID, tier, confidence, reason,
              repository, path, firstLine, lastLine, function, kind
            FROM matches JOIN productionQueries ON productionQueries.id = matches.query
            LEFT JOIN matchPlaces ON matchPlaces.query = matches.query AND matchPlaces.ordinal = matches.ordinal
            WHERE \(condition) ORDER BY matches.query, matches.ordinal
            """), arguments: arguments)
      while let row = try rows.next() {
        let site = SiteID(stored: row[5])
        let place = try (row[9] as String?).map { repository in
          SitePlace(
            id: site, repository: repository, path: row[10], lines: LineRange(first: row[11], last: row[12]),
            function: row[13], kind: try row.decoded(14))
        }
        matches[ProductionQueryKey(row), default: []].append(
          QueryMatch(site: site, tier: try row.decoded(6), confidence: row[7], reason: row[8], place: place))
      }
      if let visibility { matches = visibility.visible(matches) }
      return matches
    }
  }
}

extension FactVisibility {
  /// The reasons are left out: they tell how many sites match alike, withheld ones included. So are places that only a
  /// comment names: what stands there is not known, so neither is whether it may be told.
  fileprivate func visible(_ matches: [ProductionQueryKey: [QueryMatch]]) -> [ProductionQueryKey: [QueryMatch]] {
    matches.filter { !withheldQueries.contains($0.key) }.compactMapValues { matches in
      let visible = matches.filter { $0.place == nil && !withheldSites.contains($0.site) }.map { match in
        QueryMatch(site: match.site, tier: match.tier, confidence: match.confidence, reason: "")
      }
      return visible.isEmpty ? nil : visible
    }
  }
}
