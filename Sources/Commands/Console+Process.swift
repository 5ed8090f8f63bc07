import Foundation
import SourceModel

extension Console {
  /// The reader of the standard output is gone. That is its right, as in `pgxref top | head`.
  struct ClosedPipe: Error {}

  /// This process's standard streams. A closed pipe comes as ``ClosedPipe`` instead of a signal.
  static func process() -> Console {
    signal(SIGPIPE, SIG_IGN)
    let environment = ProcessInfo.processInfo.environment
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
    return Console(
      readInput: { Array(try FileHandle.standardInput.readToEnd() ?? Data()) },
      write: { try writeWhole($0, to: .standardOutput) },
      note: { try? writeWhole($0, to: .standardError) },
      showsColours: isatty(STDOUT_FILENO) == 1 && !isPlain,
      showsProgress: isatty(STDERR_FILENO) == 1,
      environment: environment,
      now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) })
  }

  private static func writeWhole(_ text: String, to file: FileHandle) throws {
    do {
      try file.write(contentsOf: Data(text.utf8))
    } catch {
      if isClosedPipe(error) { throw ClosedPipe() }
      throw error
    }
  }

  /// Foundation wraps the error number, in different ways in its versions.
  private static func isClosedPipe(_ error: any Error) -> Bool {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return error.code == Int(EPIPE) }
    guard let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error else { return false }
    return isClosedPipe(cause)
  }
}
