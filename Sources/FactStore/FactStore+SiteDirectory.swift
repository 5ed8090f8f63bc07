internal import GRDB
internal import SourceModel

extension FactStore {
  /// Reads what is known of all sites but their texts.
  package func siteDirectory() throws(FactStoreFailure) -> SiteDirectory {
    var entries = try siteEntries()
    var places = try placesByQuery()
    if let visibility {
      entries.removeAll { visibility.withheldSites.contains($0.place.id) }
      // What stands there is not known, so neither is whether it may be told.
      places = [:]
    }
    let (statements, matches) = try reading { database in
      let statements = try Row.fetchCursor(database, sql: "SELECT site, statement FROM siteStatements")
      let matches = try Row.fetchCursor(database, sql: "SELECT query, siteID FROM matches ORDER BY query, ordinal")
      return (
        try Array(statements.map { (site: $0[0] as Int64, statement: $0[1] as Int64) }),
        try Array(matches.map { (query: $0[0] as Int64, site: SiteID(stored: $0[1])) })
      )
    }
    return SiteDirectory(entries, statements: statements, matches: matches, places: places)
  }

  private func siteEntries() throws(FactStoreFailure) -> [SiteDirectory.Entry] {
    try reading { database in
      var names = SharedStrings()
      return try Array(
        Row.fetchCursor(
          database,
          sql: """
            SELECT \(SitePlace.columns), sites.id, isOpen, annotation FROM sites JOIN siteTexts ON site = sites.id \(SitePlace.joins)
            ORDER BY name, path, firstLine, lastLine, siteID
            """
        ).map { row in
          var place = try SitePlace(row)
          place.repository = names.shared(place.repository)
          place.path = names.shared(place.path)
          place.function = names.shared(place.function)
          return SiteDirectory.Entry(row: row[7], place: place, isOpen: row[8], annotation: row[9])
        })
    }
  }

  /// The surest place of each production query that only a comment joins with one.
  private func placesByQuery() throws(FactStoreFailure) -> [Int64: SitePlace] {
    try reading { database in
      var places: [Int64: SitePlace] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT query, repository, path, firstLine, lastLine, function, kind FROM matchPlaces ORDER BY query, ordinal DESC
          """)
      while let row = try rows.next() {
        places[row[0]] = SitePlace(
          repository: row[1], path: row[2], lines: LineRange(first: row[3], last: row[4]), function: row[5],
          kind: try row.decoded(6))
      }
      return places
    }
  }
}

/// Texts that are kept once, however often they come.
private struct SharedStrings {
  private var known: Set<String> = []

  mutating func shared(_ text: String) -> String { known.insert(text).memberAfterInsert }
}
