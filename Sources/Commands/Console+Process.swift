import Foundation
import SourceModel

extension Console {
  /// The reader of the standard output is gone. That is its right, as in `pgxref top | head`.
  struct ClosedPipe: Error {}

  /// The standard output takes no more, as on a full disk.
  struct FailedOutput: Error, CustomStringConvertible {
    var description: String
  }

  /// This process's standard streams. A closed pipe comes as ``ClosedPipe`` instead of a signal, and a file that may not
  /// grow any more is a failure to write.
  static func process() -> Console {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
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
      let cause = posixError(in: error)
      if cause?.code == .EPIPE { throw ClosedPipe() }
      let reason =
        switch cause?.code {
        case .ENOSPC: "no space is left"
        case .EFBIG: "the file has reached the size that it may have"
        default: error.localizedDescription
        }
      throw FailedOutput(description: "the output cannot be written (\(reason)); make room, or send it elsewhere")
    }
  }

  /// The error number, which Foundation wraps in different ways in its versions.
  private static func posixError(in error: any Error) -> POSIXError? {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return POSIXErrorCode(rawValue: Int32(error.code)).map { POSIXError($0) } }
    guard let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error else { return nil }
    return posixError(in: cause)
  }
}
