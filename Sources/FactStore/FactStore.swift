internal import Foundation
internal import GRDB

/// An index to ask: what is known of repositories and of production.
///
/// Whatever it returns is in a stable order of natural keys, and of code facts only those of each repository's newest
/// revision are meant, unless a method says otherwise. Every method throws a ``FactStoreFailure`` when the file turns out
/// to be damaged.
package struct FactStore: Sendable {
  let path: String
  let connection: DatabaseQueue
  /// nil shows everything.
  private(set) var visibility: FactVisibility?

  init(path: String, connection: DatabaseQueue) {
    self.path = path
    self.connection = connection
  }

  /// The same index, of which only this much is told.
  package func limited(to visibility: FactVisibility?) -> FactStore {
    var store = self
    store.visibility = visibility
    return store
  }

  /// Opens the index at `path` to read it. It may stand in a folder that cannot be written.
  ///
  /// An index is only ever replaced as a whole, so this one goes on answering from the file that it has opened. It has
  /// no journal at rest, which is why SQLite needs to write nothing beside it.
  package init(readingAt path: String) throws(FactStoreFailure) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw .unreadable(path: path, detail: "permission denied")
    }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      // 64 MiB: one question after the other looks at the same pages.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -65536") }
      let file = try DatabaseQueue(path: path, configuration: configuration)
      let compatibility = try file.unsafeRead(Schema.compatibility)
      switch compatibility {
      case .current: self.init(path: path, connection: file)
      case .older: self.init(path: path, connection: try Self.upgradedCopy(of: file))
      case .newer: throw FactStoreFailure.newer(path: path)
      case .empty, .foreign: throw FactStoreFailure.notAnIndex(path: path)
      }
    } catch {
      throw FactStoreFailure(error, path: path)
    }
  }

  /// An index of an older version as this version would bring it up to date, in memory.
  private static func upgradedCopy(of file: DatabaseQueue) throws -> DatabaseQueue {
    let copy = try DatabaseQueue()
    try file.backup(to: copy)
    try copy.write(Schema.upgrade)
    return copy
  }

  func reading<Value>(_ body: (Database) throws -> Value) throws(FactStoreFailure) -> Value {
    if Cancellation.isRequested { throw .cancelled }
    do { return try connection.unsafeRead(body) } catch { throw FactStoreFailure(error, path: path) }
  }
}
