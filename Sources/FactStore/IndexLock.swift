internal import Foundation
internal import Glibc

/// The right to write to an index, held until it is released or the process ends, however it ends.
///
/// An advisory lock (`flock`) on a file beside the index, which names the process that holds it. The file stays: to
/// remove it would let two processes lock two files of one name.
struct IndexLock {
  private let file: FileHandle

  init(at path: String, index: String) throws(FactStoreFailure) {
    if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw .notWritable(path: index, detail: "cannot open \(path)")
    }
    // Programs that this run starts must not hold the lock after it.
    _ = fcntl(file.fileDescriptor, F_SETFD, FD_CLOEXEC)
    guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = (try? file.readToEnd()).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
      throw .locked(path: index, process: holder)
    }
    self.file = file
    // Only so that others can say who holds the lock; a full disk must not keep this run from telling so itself.
    try? file.truncate(atOffset: 0)
    try? file.write(contentsOf: Data("\(getpid())".utf8))
  }

  func release() {
    // To close the file is not enough: a program that is just being started may still have it.
    flock(file.fileDescriptor, LOCK_UN)
    try? file.close()
  }
}
