/// Some lines of a file as they were when it was indexed.
package struct Excerpt: Hashable, Sendable, Codable {
  /// 1-based line of the first line of `text`.
  package var firstLine: Int
  /// Lines separated by `\n`, without the last one's end; invalid UTF-8 is repaired.
  package var text: String

  package init(firstLine: Int, text: String) {
    self.firstLine = firstLine
    self.text = text
  }
}
