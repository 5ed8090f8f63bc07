internal import Foundation
internal import GRDB
package import SourceModel

extension IndexUpdate {
  /// How many snapshots of a source are kept.
  package static let snapshotLimit = 90

  /// Hands each of many texts, in their order, to `take` with its facts, or with nil if it cannot be parsed.
  package typealias TextAnalysis =
    (_ texts: [SentText], _ take: (SentText, StatementFacts?) throws -> Void) throws -> Void

  /// Writes an import of statistics, in place of one of the same source and time, and lets go of the oldest snapshots.
  ///
  /// Rows of one production query (of several users and levels, or repeated) are added up.
  /// - Parameters:
  ///   - rows: with texts from which the literals have been taken.
  ///   - analyse: asked for the text of each production query that is new, and for each text without a queryid.
  package func record(
    source: String, capturedAt: Timestamp, rows: [StatisticsRow],
    analyse: TextAnalysis
  ) throws(FactStoreFailure) {
    try writing { database in
      var writer = SnapshotWriter(database, source: source, capturedAt: capturedAt)
      try writer.write(rows, analyse: analyse)
      try writer.dropOldSnapshots(keeping: Self.snapshotLimit)
      try writer.sumUp()
    }
  }

  /// Keeps a catalogue, as SQLAnalysis encodes it, in place of the database's earlier one.
  package func setCatalogue(_ catalogue: [UInt8], ofDatabase name: String?) throws(FactStoreFailure) {
    try writing { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO catalogues VALUES (?, ?)", arguments: [name ?? "", Data(catalogue)])
    }
  }

  /// Analyses all production queries again.
  package func reanalyseProduction(
    _ analyse: (_ text: String, _ database: String?) -> StatementFacts?
  ) throws(FactStoreFailure) {
    let queries = try store.productionQueries()
    try writing { database in
      var statements = StatementWriter(database)
      for query in queries {
        let facts = query.texts.first.flatMap { analyse($0, query.database) }
        guard facts != query.facts else { continue }
        let row = try facts.map { try statements.row(of: $0) }
        try database.cachedStatement(
          sql: "UPDATE productionQueries SET statement = ? WHERE \(ProductionQueryKey.condition)"
        ).execute(arguments: [row] + query.key.arguments)
      }
    }
  }

  /// Analyses the statements of all sites of a repository again, each distinct one once.
  package func reanalyseSites(
    of repository: String, _ analyse: (StatementFacts) -> StatementFacts
  ) throws(FactStoreFailure) {
    try writing { database in
      let sites = """
        SELECT sites.id FROM sites JOIN newestRevisions ON newestRevisions.id = sites.revision
        JOIN repositories ON repositories.id = newestRevisions.repository WHERE name = ?
        """
      let ids = try Int64.fetchAll(
        database, sql: "SELECT DISTINCT statement FROM siteStatements WHERE site IN (\(sites)) ORDER BY statement",
        arguments: [repository])
      var reader = StatementReader()
      var writer = StatementWriter(database)
      for (id, facts) in try reader.facts(of: ids, in: database) {
        let row = try writer.row(of: analyse(facts))
        guard row != id else { continue }
        try database.cachedStatement(
          sql: "UPDATE siteStatements SET statement = ? WHERE statement = ? AND site IN (\(sites))"
        ).execute(arguments: [row, id, repository])
      }
    }
  }

  /// Writes the matches of production queries, in place of all that are held.
  ///
  /// - Parameter feed: hands over those of each query, best first. It must not read the index.
  package func replaceMatches(
    _ feed: (_ write: (ProductionQueryKey, [QueryMatch]) throws -> Void) throws -> Void
  ) throws(FactStoreFailure) {
    try writing { database in
      try database.execute(sql: "DELETE FROM matches; DELETE FROM matchPlaces")
      let insert = try database.cachedStatement(
        sql: """
          INSERT INTO matches SELECT id, ?, ?, ?, ?, ? FROM productionQueries WHERE \(ProductionQueryKey.condition)
          """)
      let insertPlace = try database.cachedStatement(
        sql: """
          INSERT INTO matchPlaces SELECT id, ?, ?, ?, ?, ?, ?, ?
          FROM productionQueries WHERE \(ProductionQueryKey.condition)
          """)
      try feed { query, found in
        for (ordinal, match) in found.enumerated() {
          try insert.execute(
            arguments: [ordinal, match.site.stored, match.tier.rawValue, match.confidence, match.reason]
              + query.arguments)
          guard let place = match.place else { continue }
          try insertPlace.execute(
            arguments: [
              ordinal, place.repository, place.path, place.lines.first, place.lines.last, place.function,
              place.kind.rawValue,
            ] + query.arguments)
        }
      }
    }
  }
}
