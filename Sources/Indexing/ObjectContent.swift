internal import Foundation
internal import Synchronization

/// The files of a revision, read from git's objects by one process that answers as long as the run lasts.
final class ObjectContent: FileContent {
  private struct Connection: ~Copyable {
    let process: Process
    let requests: FileHandle
    let answers: FileHandle
    var pending: [UInt8] = []

    mutating func line() throws -> String {
      while true {
        if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
          defer { pending.removeFirst(end + 1) }
          return String(decoding: pending[..<end], as: UTF8.self)
        }
        try receive()
      }
    }

    mutating func bytes(_ count: Int) throws -> [UInt8] {
      while pending.count < count { try receive() }
      defer { pending.removeFirst(count) }
      return Array(pending[..<count])
    }

    private mutating func receive() throws {
      // Waits for some bytes, not for a certain number; none at all mean the end.
      let data = answers.availableData
      if data.isEmpty { throw CocoaError(.fileReadUnknown) }
      pending += data
    }
  }

  private let connection: Mutex<Connection>

  init(_ git: Git) throws(IndexingFailure) {
    let process = git.process(["cat-file", "--batch"])
    let requests = Pipe()
    let answers = Pipe()
    process.standardInput = requests
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw .git(path: git.folder, message: "\(error)") }
    connection = Mutex(
      Connection(
        process: process, requests: requests.fileHandleForWriting, answers: answers.fileHandleForReading))
  }

  deinit {
    connection.withLock { connection in
      try? connection.requests.close()
      connection.process.waitUntilExit()
    }
  }

  func read(_ file: CrawledFile, limit: Int) -> FileBytes {
    guard let blob = file.blob else { return .unreadable("it has no object") }
    return connection.withLock { connection in
      do {
        try connection.requests.write(contentsOf: Data((blob + "\n").utf8))
        // `<id> <type> <size>`, then the bytes and a line feed; or `<id> missing`.
        let header = try connection.line().split(separator: " ")
        guard header.count == 3, let size = Int(header[2]) else {
          return .unreadable("git has no object \(blob)")
        }
        let bytes = try connection.bytes(size + 1)
        return size > limit ? .oversized : .bytes(Array(bytes.dropLast()))
      } catch {
        return .unreadable("git stopped answering")
      }
    }
  }
}
