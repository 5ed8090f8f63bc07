internal import GRDB
package import SourceModel

extension FactStore {
  /// All revisions that are held, by repository, the newest first.
  package func revisions() throws(FactStoreFailure) -> [RevisionSummary] {
    let revisions = try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT revisions.id, name, origin, commitID, indexedAt, revisions.id IN (SELECT id FROM newestRevisions),
            (SELECT count(*) FROM files WHERE revision = revisions.id AND unreadLanguage IS NULL),
            (SELECT count(*) FROM sites WHERE revision = revisions.id),
            (SELECT count(*) FROM files WHERE revision = revisions.id AND isModified)
          FROM revisions JOIN repositories ON repositories.id = revisions.repository ORDER BY name, sequence DESC
          """
      ).map { row in
        RevisionSummary(
          repository: row[1], origin: row[2], commit: row[3], indexedAt: Timestamp(seconds: row[4]), isNewest: row[5],
          fileCount: row[6], siteCount: row[7], modifiedCount: row[8],
          skipped: try skips(of: row[0], in: database))
      }
    }
    return revisions.filter { showsRepository($0.repository) }
  }

  /// The repositories whose facts an incompatible version wrote, so that they have to be indexed again.
  package func repositoriesAwaitingIndexing() throws(FactStoreFailure) -> [String] {
    try reading { try String.fetchAll($0, sql: "SELECT name FROM awaitingRepositories ORDER BY name") }
      .filter(showsRepository)
  }

  /// The files of a repository, by path.
  package func files(of repository: String) throws(FactStoreFailure) -> [SourceFile] {
    try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT \(SourceFile.columns) FROM files JOIN newestRevisions ON newestRevisions.id = files.revision
          JOIN repositories ON repositories.id = newestRevisions.repository WHERE name = ? ORDER BY path
          """, arguments: [repository]
      ).map { try SourceFile($0) }
    }
    .filter { showsRepository(repository) && shows($0.path) }
  }

  /// What the newest revision of a repository was made with; nil when it is not known, or not held.
  package func recipe(ofRepository repository: String) throws(FactStoreFailure) -> UInt64? {
    try reading { database in
      try Int64.fetchOne(
        database,
        sql: """
          SELECT recipe FROM revisions JOIN newestRevisions USING (id, repository)
          JOIN repositories ON repositories.id = revisions.repository WHERE name = ?
          """, arguments: [repository]
      ).map(UInt64.init(bitPattern:))
    }
  }

  /// How many files of each language the newest revisions have; files of no known language are left out.
  package func fileCountsByLanguage() throws(FactStoreFailure) -> [String: Int] {
    try reading { database in
      try Dictionary(
        uniqueKeysWithValues: Row.fetchAll(
          database,
          sql: """
            SELECT language, count(*) FROM files
            WHERE language IS NOT NULL AND revision IN (SELECT id FROM newestRevisions) GROUP BY language
            """
        ).map { ($0[0], $0[1]) })
    }
  }

  /// The findings of a repository, by path and offset.
  package func findings(of repository: String) throws(FactStoreFailure) -> [Finding] {
    try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT \(Finding.columns) FROM findings
          JOIN newestRevisions ON newestRevisions.id = findings.revision
          JOIN repositories ON repositories.id = newestRevisions.repository WHERE name = ?
          """, arguments: [repository]
      ).map { try Finding($0) }.sorted()
    }
    .filter { showsRepository(repository) && shows($0.message) && shows($0.path ?? "") }
  }

  /// The databases that a repository talks to, as the user told; empty when they did not.
  package func databases(ofRepository repository: String) throws(FactStoreFailure) -> [String] {
    try reading { database in
      try String.fetchAll(
        database, sql: "SELECT databaseName FROM repositoryDatabases WHERE repository = ? ORDER BY databaseName",
        arguments: [repository])
    }
  }

  /// The databases that each repository talks to, as far as somebody told.
  package func databasesByRepository() throws(FactStoreFailure) -> [String: Set<String>] {
    try reading { database in
      let rows = try Row.fetchAll(database, sql: "SELECT repository, databaseName FROM repositoryDatabases")
      return rows.reduce(into: [:]) { $0[$1[0], default: []].insert($1[1]) }
    }
  }

  /// The catalogues by database, as SQLAnalysis encoded them; the key is nil for the one that was imported without a name.
  package func catalogues() throws(FactStoreFailure) -> [String?: [UInt8]] {
    if let visibility { return visibility.catalogues }
    return try reading { database in
      try Dictionary(
        uniqueKeysWithValues: Row.fetchAll(database, sql: "SELECT databaseName, catalogue FROM catalogues").map { row in
          let name: String = row[0]
          return (name.isEmpty ? nil : name, row.bytes(1))
        })
    }
  }

  func shows(_ text: String) -> Bool { visibility?.shows(text) ?? true }

  func showsRepository(_ name: String) -> Bool {
    visibility?.withheldRepositories.contains(name) != true
  }

  private func skips(of revision: Int64, in database: Database) throws -> [String: Int] {
    try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(
        database, sql: "SELECT rule, fileCount FROM skips WHERE revision = ?", arguments: [revision]
      ).map { ($0[0], $0[1]) })
  }
}
