internal import GRDB
package import SourceModel

extension IndexUpdate {
  /// What becomes of the revisions of a repository that are held when another one is written.
  package enum EarlierRevisions: Sendable { case dropped, kept }

  /// Writes a revision, which becomes the newest of its repository, in place of what is held of the same commit.
  ///
  /// - Parameter recipe: changes with whatever makes other facts of the same files, see
  ///   ``FactStore/recipe(ofRepository:)``.
  package func replace(
    _ facts: RevisionFacts, recipe: UInt64? = nil, earlierRevisions: EarlierRevisions = .dropped
  ) throws(FactStoreFailure) {
    try writing { database in
      try database.cachedStatement(sql: "INSERT OR IGNORE INTO repositories (name) VALUES (?)")
        .execute(arguments: [facts.repository])
      let obsolete = try Int64.fetchAll(
        database,
        sql: """
          SELECT revisions.id FROM revisions JOIN repositories ON repositories.id = revisions.repository
          WHERE name = ? AND (? OR commitID IS ?)
          """, arguments: [facts.repository, earlierRevisions == .dropped, facts.commit])
      for revision in obsolete { try Self.remove(revision: revision, from: database) }
      try RevisionWriter(database, facts: facts, recipe: recipe).write()
      try database.execute(sql: "DELETE FROM awaitingRepositories WHERE name = ?", arguments: [facts.repository])
    }
  }

  /// Notes that the newest revision of a repository is still what its files give.
  package func confirm(
    repository: String, commit: String?, indexedAt: Timestamp
  ) throws(FactStoreFailure) {
    try writing { database in
      try database.execute(
        sql: """
          UPDATE revisions SET commitID = ?, indexedAt = ? WHERE id IN (
            SELECT newestRevisions.id FROM newestRevisions
            JOIN repositories ON repositories.id = newestRevisions.repository WHERE name = ?)
          """, arguments: [commit, indexedAt.seconds, repository])
    }
  }

  /// Forgets a repository: every revision of it, and what the user told of its databases.
  package func remove(repository: String) throws(FactStoreFailure) {
    try writing { database in
      let revisions = try Int64.fetchAll(
        database,
        sql: """
          SELECT revisions.id FROM revisions JOIN repositories ON repositories.id = revisions.repository WHERE name = ?
          """, arguments: [repository])
      for revision in revisions { try Self.remove(revision: revision, from: database) }
      for table in ["repositories", "awaitingRepositories"] {
        try database.execute(sql: "DELETE FROM \(table) WHERE name = ?", arguments: [repository])
      }
      try database.execute(sql: "DELETE FROM repositoryDatabases WHERE repository = ?", arguments: [repository])
    }
  }

  /// Tells which databases a repository talks to, in place of what was told before.
  package func setDatabases(_ databases: [String], ofRepository repository: String) throws(FactStoreFailure) {
    try writing { database in
      try database.execute(sql: "DELETE FROM repositoryDatabases WHERE repository = ?", arguments: [repository])
      for name in Set(databases) {
        try database.execute(sql: "INSERT INTO repositoryDatabases VALUES (?, ?)", arguments: [repository, name])
      }
    }
  }

  /// Takes over every repository of another index, in place of what is held of repositories of the same name.
  package func takeOverRepositories(of other: FactStore) throws(FactStoreFailure) {
    var taken: Set<String> = []
    for revision in try other.revisions().reversed() {
      let isFirst = taken.insert(revision.repository).inserted
      try replace(
        try other.facts(of: revision), earlierRevisions: isFirst ? .dropped : .kept)
    }
    for (blob, mentions) in try other.mentionsByBlob() { try keep(mentions, ofBlob: blob) }
  }

  private static func remove(revision: Int64, from database: Database) throws {
    for table in ["siteTexts", "textRanges", "viaSteps", "siteStatements"] {
      try database.execute(
        sql: "DELETE FROM \(table) WHERE site IN (SELECT id FROM sites WHERE revision = ?)", arguments: [revision])
    }
    for table in [
      "sites", "files", "skips", "findings", "callables", "entryPoints", "functionCalls", "builderUses",
      "namingConventions",
    ] {
      try database.execute(sql: "DELETE FROM \(table) WHERE revision = ?", arguments: [revision])
    }
    try database.execute(sql: "DELETE FROM revisions WHERE id = ?", arguments: [revision])
  }
}
