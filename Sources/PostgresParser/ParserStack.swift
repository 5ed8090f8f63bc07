// Its header is where the compiler finds pthread_attr_t first.
internal import CPgQuery
internal import Glibc

/// Runs `body` on a thread whose stack has 64 MiB, whatever `ulimit -s` says, and returns what it returns.
///
/// libpg_query recurses over operator chains and so overflows the stacks of ordinary threads. On such a thread already, the
/// body runs at once: who parses many texts wraps the whole loop and pays for one thread. The body must not be isolated to
/// an actor, whose executor that thread is not.
package func withParserStack<Value, Failure: Error>(
  _ body: () throws(Failure) -> Value
) throws(Failure) -> Value {
  if ParserStack.isCurrent { return try body() }
  var result: Result<Value, Failure>?
  withoutActuallyEscaping({ result = runCatching(body) }) { ParserStack.run($0) }
  guard let result else { preconditionFailure("a parser thread ended without having run its work") }
  return try result.get()
}

private func runCatching<Value, Failure: Error>(_ body: () throws(Failure) -> Value) -> Result<Value, Failure> {
  do { return .success(try body()) } catch { return .failure(error) }
}

private enum ParserStack {
  static let size = 64 << 20

  /// A key under which the threads made here, and no others, keep a value.
  private static let marker: pthread_key_t = {
    var key = pthread_key_t()
    precondition(unsafe pthread_key_create(&key, nil) == 0, "no key for thread-local values is left")
    return key
  }()

  static var isCurrent: Bool { unsafe pthread_getspecific(marker) != nil }

  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  static func run(_ body: @escaping () -> Void) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    precondition(unsafe pthread_attr_setstacksize(&attributes, size) == 0, "a stack of 64 MiB is refused")
    var thread = pthread_t()
    let work = unsafe Unmanaged.passRetained(Work(body)).toOpaque()
    let status = unsafe pthread_create(&thread, &attributes, { unsafe ParserStack.start($0) }, work)
    precondition(status == 0, "no thread can be started (error \(status)): raise the limits on processes and memory")
    pthread_join(thread, nil)
  }

  private static func start(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let work = unsafe work else { return nil }
    unsafe pthread_setspecific(marker, work)
    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }
}
