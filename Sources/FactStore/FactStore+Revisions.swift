internal import GRDB
internal import SourceModel

extension FactStore {
  /// All that is held of one revision, as it was written.
  func facts(of revision: RevisionSummary) throws(FactStoreFailure) -> RevisionFacts {
    try reading { database in
      let id = try Int64.fetchOne(
        database,
        sql: """
          SELECT revisions.id FROM revisions JOIN repositories ON repositories.id = revisions.repository
          WHERE name = ? AND commitID IS ?
          """, arguments: [revision.repository, revision.commit])
      let files = try Row.fetchAll(
        database, sql: "SELECT \(SourceFile.columns) FROM files WHERE revision = ? ORDER BY path",
        arguments: [id])
      let findings = try Row.fetchAll(
        database, sql: "SELECT \(Finding.columns) FROM findings WHERE revision = ? ORDER BY id", arguments: [id])
      let sites = try Int64.fetchAll(
        database, sql: "SELECT id FROM sites WHERE revision = ? ORDER BY path, startByte, endByte, siteID",
        arguments: [id])
      var reader = StatementReader()
      return RevisionFacts(
        repository: revision.repository, origin: revision.origin, commit: revision.commit,
        indexedAt: revision.indexedAt,
        files: try files.map { try SourceFile($0) },
        sites: try SiteReader(database, ids: sites).sites(&reader), findings: try findings.map { try Finding($0) },
        skipped: revision.skipped, calls: try Self.calls(ofRevision: id, in: database),
        builderUses: try Self.builderUses(ofRevision: id, in: database))
    }
  }
}
