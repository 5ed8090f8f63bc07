internal import CrossReference
internal import FactStore
internal import Foundation
internal import Logging
internal import Synchronization

/// The file of the index, which a nightly job replaces while questions are put to it.
final class IndexFile: Sendable {
  /// What changes when a file is replaced or written.
  private struct Identity: Equatable {
    var number: UInt64
    var modified: Date?
    var size: UInt64
  }

  private struct State {
    var identity: Identity?
    var index: OpenIndex?
  }

  private let path: String
  private let policy: Policy
  private let log: Logger
  private let state = Mutex(State())

  init(path: String, policy: Policy, log: Logger) {
    self.path = path
    self.policy = policy
    self.log = log
  }

  /// The index as its file is now.
  ///
  /// While the file is away or damaged, the one that was read last goes on answering.
  func current() throws(FactStoreFailure) -> OpenIndex {
    let result: Result<OpenIndex, FactStoreFailure> = state.withLock { state in
      let identity = Self.identity(of: path)
      if let index = state.index, identity == state.identity { return .success(index) }
      do throws(FactStoreFailure) {
        let index = try Cancellation.ignored { () throws(FactStoreFailure) in
          try OpenIndex(readingAt: path, policy: policy)
        }
        log.info("the index was opened", metadata: ["path": "\(path)"])
        state = State(identity: identity, index: index)
        return .success(index)
      } catch {
        guard let index = state.index else { return .failure(error) }
        log.warning("the new index cannot be read; the last one goes on answering", metadata: ["reason": "\(error)"])
        state.identity = identity
        return .success(index)
      }
    }
    return try result.get()
  }

  private static func identity(of path: String) -> Identity? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
    return Identity(
      number: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
      modified: attributes[.modificationDate] as? Date, size: (attributes[.size] as? NSNumber)?.uint64Value ?? 0)
  }
}
