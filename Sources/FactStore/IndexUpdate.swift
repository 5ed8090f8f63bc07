internal import Foundation
internal import GRDB

/// A run that writes to an index: all of it takes effect with ``commit()``, or nothing does.
///
/// It holds the lock of the index, works on a copy beside it, and renames the copy over it. So readers never see half of
/// an update, and a run that is killed leaves the index as it was; what it left beside it, the next run removes.
/// Not for use from several threads at once.
package final class IndexUpdate {
  /// Where the index is, with no symbolic links on the way.
  package let path: String
  let connection: DatabaseQueue
  private let workingPath: String
  private let lock: IndexLock
  private var isOpen = true

  /// Takes the lock and a copy of the index at `path`; where there is none, an empty one is begun.
  package init(at path: String) throws(FactStoreFailure) {
    let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    self.path = path
    workingPath = path + ".new"
    try Self.makeFolder(of: path)
    lock = try IndexLock(at: path + ".lock", index: path)
    do {
      try Self.removeLeftovers(of: workingPath)
      if FileManager.default.fileExists(atPath: path) {
        // Tells what is wrong with the index before it is copied.
        _ = try FactStore(readingAt: path)
        try FileManager.default.copyItem(atPath: path, toPath: workingPath)
      }
      connection = try DatabaseQueue(path: workingPath, configuration: Self.configuration)
      try connection.unsafeRead { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
        try Schema.upgrade(database)
      }
    } catch {
      lock.release()
      throw Self.failure(error, path: path)
    }
  }

  deinit { discard() }

  /// What the index holds, with this update's changes so far.
  package var store: FactStore { FactStore(path: path, connection: connection) }

  /// Puts the changes in place of the index. Nothing else may be called afterwards.
  package func commit() throws(FactStoreFailure) {
    precondition(isOpen, "an update is committed once")
    try writing { database in
      try Self.prune(database)
      try database.execute(sql: "COMMIT")
      try Self.vacuumIfWorthwhile(database)
    }
    do {
      try connection.close()
      guard try FileReplacement(new: workingPath, old: path).perform() else {
        throw FactStoreFailure.notWritable(path: path, detail: "it cannot be replaced")
      }
    } catch {
      throw Self.failure(error, path: path)
    }
    isOpen = false
    lock.release()
  }

  /// Gives up: the index stays as it was.
  package func discard() {
    guard isOpen else { return }
    isOpen = false
    try? connection.close()
    try? Self.removeLeftovers(of: workingPath)
    lock.release()
  }

  func writing<Value>(_ body: (Database) throws -> Value) throws(FactStoreFailure) -> Value {
    precondition(isOpen, "the update has been committed or discarded")
    do { return try connection.unsafeRead(body) } catch { throw Self.failure(error, path: path) }
  }
}

extension IndexUpdate {
  /// Nobody else sees the working copy, and it is thrown away when anything fails: so no lock, and no journal on disk.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA journal_mode = MEMORY;
          PRAGMA synchronous = OFF;
          PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA cache_size = -65536;
          """)
    }
    return configuration
  }

  private static func makeFolder(of path: String) throws(FactStoreFailure) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: path, detail: "its folder cannot be made")
    }
  }

  private static func removeLeftovers(of workingPath: String) throws {
    for suffix in ["", "-journal", "-wal", "-shm"]
    where FileManager.default.fileExists(atPath: workingPath + suffix) {
      try FileManager.default.removeItem(atPath: workingPath + suffix)
    }
  }

  /// Facts are only kept of what some revision holds.
  private static func prune(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TEMP TABLE held AS SELECT DISTINCT blob FROM files;
        CREATE UNIQUE INDEX temp.heldByBlob ON held (blob);
        DELETE FROM scans WHERE blob NOT IN (SELECT blob FROM held);
        DELETE FROM mentions WHERE blob NOT IN (SELECT blob FROM held);
        DELETE FROM extractions WHERE blob NOT IN (SELECT blob FROM held);
        DELETE FROM extractionFindings WHERE extraction NOT IN (SELECT id FROM extractions);
        DELETE FROM matchPlaces WHERE query NOT IN (SELECT id FROM productionQueries);
        DELETE FROM templateWords WHERE siteID NOT IN (SELECT siteID FROM sites);
        DELETE FROM matches WHERE query NOT IN (SELECT id FROM productionQueries)
          OR siteID NOT IN (SELECT siteID FROM sites) AND (query, ordinal) NOT IN (SELECT query, ordinal FROM matchPlaces);
        CREATE TEMP TABLE sent AS SELECT statement FROM siteStatements UNION SELECT statement FROM productionQueries;
        DELETE FROM statements WHERE id NOT IN (SELECT statement FROM sent WHERE statement IS NOT NULL);
        DELETE FROM statementTables WHERE statement NOT IN (SELECT id FROM statements);
        DELETE FROM statementColumns WHERE statement NOT IN (SELECT id FROM statements);
        DROP TABLE held;
        DROP TABLE sent;
        """)
  }

  /// Rewrites the file without its free pages once they are more than a quarter of it.
  private static func vacuumIfWorthwhile(_ database: Database) throws {
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
    if free * 4 > pages { try database.execute(sql: "VACUUM") }
  }

  private static func failure(_ error: any Error, path: String) -> FactStoreFailure {
    guard let error = error as? CocoaError else { return FactStoreFailure(error, path: path) }
    return error.code == .fileWriteOutOfSpace
      ? .diskFull(path: path) : .notWritable(path: path, detail: error.localizedDescription)
  }
}
