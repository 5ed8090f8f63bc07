internal import Dispatch
internal import FactStore
internal import Foundation
internal import PostgresParser
internal import Synchronization

/// Requests that wait for a worker, and those under way; each can be cancelled until its answer is written.
///
/// It holds a bounded number of them: whoever brings more waits, so that memory does not grow with the number of calls.
final class RequestQueue: Sendable {
  typealias Work = @Sendable (_ write: (String) -> Void) -> Void

  private struct Entry: Sendable {
    var serial: Int
    /// As the client named the requests in it.
    var ids: [String]
    var work: Work
  }

  private struct State {
    var waiting: [Entry] = []
    var nextSerial = 0
    /// The entries that are not finished yet, by the id of a request in them.
    var serials: [String: Set<Int>] = [:]
    var cancelled: Set<Int> = []
  }

  private let state = Mutex(State())
  private let write: @Sendable (String) -> Void
  private let room = DispatchSemaphore(value: 0)
  private let available = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let workers: Int

  /// - Parameter write: takes one line; called from any thread, by one at a time.
  init(workers: Int, capacity: Int = 256, write: @escaping @Sendable (String) -> Void) {
    self.workers = workers
    self.write = write
    // Counted up from 0, since a semaphore must not end below the value that it began with.
    for _ in 0..<capacity { room.signal() }
    for _ in 0..<workers {
      Thread { [self] in
        // Statements are parsed, which needs a large stack.
        withParserStack { while let entry = next() { run(entry) } }
        ended.signal()
      }.start()
    }
  }

  /// Lets a worker do it, once there is room. After ``finish()`` nothing may be added.
  func add(ids: [String], _ work: @escaping Work) {
    room.wait()
    state.withLock { state in
      let serial = state.nextSerial
      state.nextSerial += 1
      state.waiting.append(Entry(serial: serial, ids: ids, work: work))
      for id in ids { state.serials[id, default: []].insert(serial) }
    }
    available.signal()
  }

  /// Nothing more is written for the request with this id, and work on it ends.
  func cancel(id: String) { state.withLock { $0.cancelled.formUnion($0.serials[id] ?? []) } }

  /// Writes a line that no cancellation concerns.
  func writeNow(_ line: String) { state.withLock { _ in write(line) } }

  /// Waits until all that was added is answered.
  func finish() {
    for _ in 0..<workers { available.signal() }
    for _ in 0..<workers { ended.wait() }
  }

  /// nil when there is none left and none will come.
  private func next() -> Entry? {
    available.wait()
    return state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
  }

  private func run(_ entry: Entry) {
    let isCancelled: @Sendable () -> Bool = { [self] in state.withLock { $0.cancelled.contains(entry.serial) } }
    if !isCancelled() {
      // What is under way ends at its next read of the index.
      Cancellation.asking(isCancelled) {
        entry.work { line in
          // Under the lock, so that a cancellation comes either before it or after all of it.
          state.withLock { if !$0.cancelled.contains(entry.serial) { write(line) } }
        }
      }
    }
    state.withLock { state in
      state.cancelled.remove(entry.serial)
      for id in entry.ids {
        state.serials[id]?.remove(entry.serial)
        if state.serials[id]?.isEmpty == true { state.serials[id] = nil }
      }
    }
    room.signal()
  }
}
