package import Logging

/// Serves one client over two streams, one message a line, until the input ends.
package struct StdioServer {
  private let responder: Responder
  private let log: Logger

  /// - Parameter log: must not write to the standard output, which belongs to the protocol.
  package init(_ desk: AnswerDesk, version: String, log: Logger) {
    responder = Responder(desk, version: version, log: log)
    self.log = log
  }

  /// Returns when the input has ended and all that was under way is answered.
  ///
  /// - Parameters:
  ///   - read: the next bytes as soon as there are any; nil at the end.
  ///   - write: takes a line with its end; called from any thread, by one at a time.
  package func serve(read: () -> [UInt8]?, write: @escaping @Sendable (String) -> Void) {
    let queue = RequestQueue(workers: 4) { write($0 + "\n") }
    var session = Session(responder, queue: queue, log: log)
    var lines = LineSplitter()
    while let bytes = read() { lines.add(bytes) { session.receive($0) } }
    lines.finish { session.receive($0) }
    queue.finish()
    log.info("the input has ended")
  }
}
