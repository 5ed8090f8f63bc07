internal import GRDB
package import SourceModel

extension FactStore {
  /// The ORMs and query builders that a repository uses, the most used first.
  package func builderUses(of repository: String) throws(FactStoreFailure) -> [BuilderUse] {
    try reading { database in
      let revision = try Int64.fetchOne(
        database,
        sql: """
          SELECT newestRevisions.id FROM newestRevisions
          JOIN repositories ON repositories.id = newestRevisions.repository WHERE name = ?
          """, arguments: [repository])
      return try Self.builderUses(ofRevision: revision, in: database)
    }
  }

  /// The same of all repositories, added up.
  package func builderUses() throws(FactStoreFailure) -> [BuilderUse] {
    if visibility != nil { return [] }
    return try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT name, language, sum(calls), sum(files) FROM builderUses
          WHERE revision IN (SELECT id FROM newestRevisions) GROUP BY 1, 2
          """
      ).map { BuilderUse(name: $0[0], language: $0[1], calls: $0[2], files: $0[3]) }.sorted()
    }
  }

  /// What the libraries that the newest revisions use take columns for by their names alone; sorted.
  package func namingConventions() throws(FactStoreFailure) -> [NamingConvention] {
    if visibility != nil { return [] }
    return try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT DISTINCT library, pattern, purpose FROM namingConventions
          WHERE revision IN (SELECT id FROM newestRevisions)
          """
      ).map { NamingConvention(library: $0[0], pattern: $0[1], purpose: $0[2]) }.sorted()
    }
  }

  static func builderUses(ofRevision revision: Int64?, in database: Database) throws -> [BuilderUse] {
    try Row.fetchAll(
      database, sql: "SELECT name, language, calls, files FROM builderUses WHERE revision = ?", arguments: [revision]
    ).map { BuilderUse(name: $0[0], language: $0[1], calls: $0[2], files: $0[3]) }.sorted()
  }
}
