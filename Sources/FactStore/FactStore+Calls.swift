internal import GRDB
package import SourceModel

extension FactStore {
  /// Who calls the functions of a repository that lead to its sites.
  package func calls(of repository: String) throws(FactStoreFailure) -> CallFacts {
    try reading { database in
      let revision = try Int64.fetchOne(
        database,
        sql: """
          SELECT newestRevisions.id FROM newestRevisions
          JOIN repositories ON repositories.id = newestRevisions.repository WHERE name = ?
          """, arguments: [repository])
      return try Self.calls(ofRevision: revision, in: database)
    }
  }

  static func calls(ofRevision revision: Int64?, in database: Database) throws -> CallFacts {
    var facts = CallFacts()
    let callables = try Row.fetchCursor(
      database,
      sql: """
        SELECT path, startByte, endByte, firstLine, lastLine, function, kind, namesakes, unclearCalls, unreadFiles
        FROM callables WHERE revision = ? ORDER BY position
        """, arguments: [revision])
    while let row = try callables.next() {
      facts.callables.append(
        CallFacts.Callable(
          function: row[5], place: row.fileRange(1, path: row[0]), kind: try row.decoded(6), namesakes: row[7],
          unclearCalls: row[8], unreadFiles: row[9]))
    }
    let entries = try Row.fetchCursor(
      database,
      sql: """
        SELECT callable, kind, label, path, line FROM entryPoints WHERE revision = ? ORDER BY callable, ordinal
        """, arguments: [revision])
    while let row = try entries.next() {
      facts.callables[row[0]].entryPoints.append(
        EntryPoint(kind: try row.decoded(1), label: row[2], path: row[3], line: row[4]))
    }
    let calls = try Row.fetchCursor(
      database,
      sql: """
        SELECT caller, callee, line, certainty FROM functionCalls WHERE revision = ?
        ORDER BY caller, callee, line, certainty
        """, arguments: [revision])
    while let row = try calls.next() {
      facts.calls.append(
        CallFacts.Call(caller: row[0], callee: row[1], line: row[2], certainty: try row.decoded(3)))
    }
    return facts
  }
}
