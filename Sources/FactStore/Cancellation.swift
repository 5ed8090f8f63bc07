import Foundation

/// Whether nobody waits any longer for what a thread reads: whoever began the work can say so, and reading ends with
/// ``FactStoreFailure/cancelled``.
///
/// The thread keeps it, since the work is done by threads and not by tasks.
package enum Cancellation {
  private final class Question {
    let isRequested: @Sendable () -> Bool

    init(_ isRequested: @escaping @Sendable () -> Bool) { self.isRequested = isRequested }
  }

  private static let key = "pgxref.cancellation"

  private static var question: Question? {
    get { Thread.current.threadDictionary[key] as? Question }
    set { Thread.current.threadDictionary[key] = newValue }
  }

  /// Asked before each read of an index; long work reads in portions.
  package static var isRequested: Bool { question?.isRequested() ?? false }

  /// Does work that may be cancelled.
  package static func asking<Value, Failure>(
    _ isRequested: @escaping @Sendable () -> Bool, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let outer = question
    question = Question(isRequested)
    defer { question = outer }
    return try body()
  }

  /// Does what is of use to others as well, to its end.
  package static func ignored<Value, Failure>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    let outer = question
    question = nil
    defer { question = outer }
    return try body()
  }
}
