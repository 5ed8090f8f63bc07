/// Whether nobody waits any longer for what a thread reads: whoever began the work can say so, and reading ends with
/// ``FactStoreFailure/cancelled``.
package enum Cancellation {
  /// Asked before each read of an index; long work reads in portions.
  @TaskLocal package static var isRequested: @Sendable () -> Bool = { false }

  /// Does what is of use to others as well, to its end.
  package static func ignored<Value, Failure>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    let result: Result<Value, Failure> = $isRequested.withValue({ false }) {
      do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
