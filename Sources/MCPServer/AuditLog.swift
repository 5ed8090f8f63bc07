internal import AnswerText
internal import Foundation
internal import Glibc
internal import Settings
internal import Synchronization

/// The file in which a policy has every call written, one JSON object a line. Several servers may write to one file.
final class AuditLog: Sendable {
  /// What one call was.
  struct Entry {
    var time: Date
    /// The tool, or the method of the protocol where no tool is called.
    var name: String
    var arguments: JSON
    /// How many rows were given; nil when the call was refused or failed.
    var rows: Int?

    var json: JSON {
      .object([
        ("time", .string(time.formatted(.iso8601))), ("tool", .string(name)), ("arguments", arguments),
        ("rows", .number(rows.map(Double.init))),
      ])
    }
  }

  private let file: Mutex<FileHandle>

  /// - Throws: ``SettingsFailure`` when the file cannot be written: what must be logged is not answered otherwise.
  init(path: String) throws(SettingsFailure) {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw SettingsFailure(path: path, "the audit log cannot be written: check the folder and who may write to it")
    }
    self.file = Mutex(file)
  }

  func write(_ entry: Entry) throws {
    try file.withLock { file in
      flock(file.fileDescriptor, LOCK_EX)
      defer { flock(file.fileDescriptor, LOCK_UN) }
      try file.seekToEnd()
      try file.write(contentsOf: Data((entry.json.compact + "\n").utf8))
    }
  }
}
