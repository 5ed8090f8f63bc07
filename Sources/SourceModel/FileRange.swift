/// A stretch of one file of a repository: bytes, and the lines they stand on.
package struct FileRange: Hashable, Sendable, Comparable, Codable {
  /// Relative to the repository's root, `/`-separated.
  package var path: String
  package var bytes: ByteRange
  package var lines: LineRange

  package init(path: String, bytes: ByteRange, lines: LineRange) {
    self.path = path
    self.bytes = bytes
    self.lines = lines
  }

  package static func < (left: FileRange, right: FileRange) -> Bool {
    left.path == right.path ? left.bytes < right.bytes : left.path < right.path
  }
}
