import AnswerText
import Foundation
import Logging
import MCPServer
import Synchronization
import TestSupport
import Testing

/// A call that is cancelled while a worker is at it.
@Suite struct CancellationTests {
  /// What the server logs. It holds up the worker that begins a call until the cancellation has been received.
  private final class Observer: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])
    let begun = DispatchSemaphore(value: 0)
    private let cancelled = DispatchSemaphore(value: 0)

    var messages: [String] { lines.withLock { $0 } }

    func log(event: LogEvent) {
      let message = "\(event.message)"
      lines.withLock { $0.append(message) }
      switch message {
      case "a question is put":
        begun.signal()
        _ = cancelled.wait(timeout: .now() + 60)
      case "a request was cancelled": cancelled.signal()
      default: break
      }
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
      get { nil }
      set {}
    }

    var metadata: Logger.Metadata {
      get { [:] }
      set {}
    }

    var logLevel: Logger.Level {
      get { .debug }
      set {}
    }
  }

  @Test(arguments: [
    #""name":"find_query","arguments":{"query":"SELECT sum(total) FROM orders WHERE user_id = 1"}"#,
    #""name":"find_usage","arguments":{"table":"orders"}"#, #""name":"explain_site","arguments":{"file":"shop.py"}"#,
  ])
  func workUnderWayEnds(call: String) throws {
    let index = try PolicyIndex()
    let observer = Observer()
    let log = Logger(label: "test") { _ in observer }
    let desk = try AnswerDesk(indexPath: index.folder.path("index.sqlite"), policy: Policy(), log: log)
    let lines = [
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{\#(call),\#(ServedLines.modern)}}"#,
      #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
    ]
    var given = 0
    let written = Mutex<[String]>([])
    StdioServer(desk, version: "1", log: log).serve(
      read: {
        if given == 1 { _ = observer.begun.wait(timeout: .now() + 60) }
        defer { given += 1 }
        return given < lines.count ? Array((lines[given] + "\n").utf8) : nil
      },
      write: { line in written.withLock { $0.append(line) } })
    #expect(observer.messages.contains("a question was withdrawn"), "\(observer.messages)")
    #expect(written.withLock { $0 } == [])
  }
}
