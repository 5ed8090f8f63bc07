internal import SourceModel

/// Types as comments give them: `@return Store`, `@returns {Promise<Store>}`, `@return [Store]`.
struct DocumentedTypes: Sendable {
  private let tags: [[UInt8]]

  /// - Parameter tags: the words behind which a function's result stands.
  init(tags: [String]) { self.tags = tags.map { Array($0.utf8) } }

  /// The range of the type that a comment gives for what the function behind it returns. O(n).
  func result(in comment: ByteRange, of source: [UInt8]) -> ByteRange? {
    let bytes = source[comment.start..<comment.end]
    for tag in tags where bytes.count > tag.count {
      var position = bytes.startIndex
      while let at = bytes[position...].firstIndex(of: tag[0]) {
        position = at + 1
        guard bytes[at...].starts(with: tag) else { continue }
        if let type = Self.type(behind: at + tag.count, in: bytes) { return type }
      }
    }
    return nil
  }

  /// The word behind some blanks; in brackets, all that they enclose.
  private static func type(behind start: Int, in bytes: ArraySlice<UInt8>) -> ByteRange? {
    var start = start
    guard start < bytes.endIndex, isBlank(bytes[start]) else { return nil }
    while start < bytes.endIndex, isBlank(bytes[start]) { start += 1 }
    guard start < bytes.endIndex else { return nil }
    var end = start
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let closing = bytes[start] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
      start += 1
      end = start
      while end < bytes.endIndex, bytes[end] != closing, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    default:
      while end < bytes.endIndex, bytes[end] > UInt8(ascii: " ") { end += 1 }
    }
    return end > start ? ByteRange(start: start, end: end) : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
