internal import Foundation
internal import Synchronization

/// Runs `transform` on several threads with large stacks, and hands the results to `merge` on this one, in the order of
/// the inputs, whatever the number of workers.
///
/// No more than a few results per worker wait to be merged, so memory does not grow with the inputs. When `merge` throws,
/// the work that is under way is awaited and the rest left undone.
package func orderedMap<Input: Sendable, Output: Sendable, Failure: Error>(
  _ inputs: [Input], workers: Int, _ transform: @escaping @Sendable (Input) -> Output,
  merge: (Input, Output) throws(Failure) -> Void
) throws(Failure) {
  let window = Window<Output>(count: inputs.count, slots: 8 * workers)
  for _ in 0..<min(workers, inputs.count) {
    let thread = Thread {
      withParserStack {
        while let index = window.next() { window.finish(index, with: transform(inputs[index])) }
      }
      window.endWorker()
    }
    thread.start()
  }
  defer { window.stop(awaiting: min(workers, inputs.count)) }
  for index in inputs.indices { try merge(inputs[index], window.result(index)) }
}

/// The results between workers and merger, of which only so many are under way at a time.
private final class Window<Output: Sendable>: Sendable {
  private struct State {
    var next = 0
    var isStopped = false
    var results: [Int: Output] = [:]
  }

  private let count: Int
  private let state = Mutex(State())
  private let slots = DispatchSemaphore(value: 0)
  private let finished = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  init(count: Int, slots: Int) {
    self.count = count
    // Counted up from 0, since a semaphore must not end below the value that it began with.
    for _ in 0..<slots { self.slots.signal() }
  }

  /// The next input to work on, once there is room for its result; nil when there is none.
  func next() -> Int? {
    slots.wait()
    let index: Int? = state.withLock { state in
      guard !state.isStopped, state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
    // The others have to learn of the end, too.
    if index == nil { slots.signal() }
    return index
  }

  func finish(_ index: Int, with output: Output) {
    state.withLock { $0.results[index] = output }
    finished.signal()
  }

  /// Waits for one input's result and makes room for another.
  func result(_ index: Int) -> Output {
    while true {
      if let output = state.withLock({ $0.results.removeValue(forKey: index) }) {
        slots.signal()
        return output
      }
      finished.wait()
    }
  }

  func endWorker() { ended.signal() }

  func stop(awaiting workers: Int) {
    state.withLock { $0.isStopped = true }
    slots.signal()
    for _ in 0..<workers { ended.wait() }
  }
}
