internal import GRDB

/// Why an index cannot be read or written.
package enum FactStoreFailure: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case notAnIndex(path: String)
  case corrupt(path: String, detail: String)
  /// Written by a newer pgxref, whose tables this one does not know.
  case newer(path: String)
  case unreadable(path: String, detail: String)
  /// Another run writes to the index; its process id is nil when it cannot be told.
  case locked(path: String, process: Int?)
  case notWritable(path: String, detail: String)
  case diskFull(path: String)
  /// By ``Cancellation``.
  case cancelled

  package var description: String {
    switch self {
    case .missing(let path):
      "there is no index at \(path); create it with `pgxref index`, or name another one with --index"
    case .notAnIndex(let path):
      "\(path) is not an index of pgxref; name another file with --index, or remove it and run `pgxref index`"
    case .corrupt(let path, let detail):
      "the index \(path) is damaged (\(detail)); restore a copy, or remove it and run `pgxref index` again"
    case .newer(let path):
      "the index \(path) was written by a newer pgxref; update pgxref, or name another file with --index"
    case .unreadable(let path, let detail):
      "the index \(path) cannot be read (\(detail)); check the path and its permissions"
    case .locked(let path, let process):
      "another run of pgxref\(process.map { " (process \($0))" } ?? "") is writing to \(path); try again when it has ended"
    case .notWritable(let path, let detail):
      "the index \(path) cannot be written (\(detail)); check the permissions of its folder, or name another one with --index"
    case .diskFull(let path):
      "there is no space left to write \(path); the index is as it was before; make room and run again"
    case .cancelled: "the question was withdrawn"
    }
  }

  /// What an error of SQLite means for the index at `path`.
  init(_ error: any Error, path: String) {
    if let failure = error as? FactStoreFailure {
      self = failure
      return
    }
    guard let error = error as? DatabaseError else {
      self = .unreadable(path: path, detail: "\(error)")
      return
    }
    let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notAnIndex(path: path)
      case .SQLITE_CORRUPT: .corrupt(path: path, detail: detail)
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_READONLY, .SQLITE_PERM: .notWritable(path: path, detail: detail)
      case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE:
        .notWritable(path: path, detail: detail)
      default: .unreadable(path: path, detail: detail)
      }
  }
}
