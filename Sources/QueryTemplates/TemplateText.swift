package import SourceModel

/// Bytes that are known, and where they are written.
///
/// Extraction makes one of these for each line of a literal, so that a position in an expanded text leads back to its
/// line even where escapes make the bytes of text and source differ.
package struct TemplateText: Hashable, Sendable {
  /// As the program sees them: unescaped UTF-8.
  package var bytes: [UInt8]
  /// nil for text that stands nowhere, such as the separator that a driver puts between values.
  package var origin: Origin?
  /// Where else the same text is written, when one or the other of them is meant.
  package private(set) var others: [Origin] = []

  package struct Origin: Hashable, Sendable {
    /// Relative to the repository's root.
    package var path: String
    package var range: ByteRange

    package init(path: String, range: ByteRange) {
      self.path = path
      self.range = range
    }
  }

  package init(bytes: [UInt8], origin: Origin? = nil) {
    self.bytes = bytes
    self.origin = origin
  }

  package init(bytes: [UInt8], origins: [Origin]) {
    self.init(bytes: bytes, origin: origins.first)
    others = Array(origins.dropFirst())
  }

  package var origins: [Origin] { (origin.map { [$0] } ?? []) + others }

  /// The same text, written there too. More than 16 places are not kept.
  mutating func add(_ origins: [Origin]) {
    for added in origins where others.count < 16 {
      if origin == nil { origin = added } else if added != origin, !others.contains(added) { others.append(added) }
    }
  }
}
