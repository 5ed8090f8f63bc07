internal import Foundation
internal import Glibc

/// Puts one file in place of another of the same folder, in one step that survives a power failure.
///
/// The only unsafe call outside of the wrappers: it hands two strings to C. Foundation has no rename that replaces a file;
/// `FileManager.replaceItemAt` of Swift 6.3 on Linux renames in the wrong direction.
struct FileReplacement {
  let new: String
  let old: String

  /// - Returns: whether the new file is in place. If not, the old one is as it was.
  func perform() throws -> Bool {
    try synchronize(new)
    guard unsafe rename(new, old) == 0 else { return false }
    // Without this, the old file may be back after a power failure, which is no loss.
    try? synchronize(URL(fileURLWithPath: old).deletingLastPathComponent().path)
    return true
  }

  private func synchronize(_ path: String) throws {
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    try file.synchronize()
  }
}
