package import Foundation

/// A folder of its own for one test, removed with the value.
package final class TemporaryFolder: Sendable {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "pgxref-test-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The absolute path of something in the folder.
  package func path(_ relative: String = "") -> String { url.appending(path: relative).path(percentEncoded: false) }

  /// Writes a file and the folders above it.
  package func write(_ bytes: some Sequence<UInt8>, to relative: String) throws {
    let file = url.appending(path: relative)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  package func write(_ text: String, to relative: String) throws { try write(text.utf8, to: relative) }

  /// Whether a file's bytes contain a text anywhere, in UTF-8 or in UTF-16.
  package func file(_ relative: String, contains text: String) throws -> Bool {
    let bytes = try Data(contentsOf: url.appending(path: relative))
    return bytes.range(of: Data(text.utf8)) != nil
      || bytes.range(of: Data(text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })) != nil
  }
}
