/// Where the bytes of a crawled tree's files come from. May be asked from several threads.
protocol FileContent: Sendable {
  /// The file's bytes, or why there are none.
  func read(_ file: CrawledFile, limit: Int) -> FileBytes
}

/// What came of reading a file.
enum FileBytes: Sendable {
  case bytes([UInt8])
  /// It has more bytes than asked for, and was not read.
  case oversized
  /// Its name is a symbolic link, a device or the like, or leads out of the tree.
  case notAFile
  case unreadable(String)
}
