package import SourceModel

/// The names that stand in files, by name: what one asks for is found without looking through all files.
package struct MentionedNames: Sendable {
  package struct File: Sendable {
    package var repository: String
    package var path: String
    package var kind: QuerySite.Kind
    /// Where texts of sites are written.
    package var textLines: LineSet
  }

  /// Each text once, whichever files have it.
  private var texts: [(names: NameMentions, files: [File])] = []
  private var textsByHash: [UInt32: [Int32]] = [:]

  mutating func add(_ names: NameMentions, in files: [File]) {
    names.eachHash { textsByHash[$0, default: []].append(Int32(texts.count)) }
    texts.append((names, files))
  }

  /// Hands over each file in which one of the names stands, with the lines of those that do; in no order.
  ///
  /// - Parameter wanted: hashes of ``FoldedName``s.
  package func eachFile(
    naming wanted: Set<UInt32>, _ body: (File, _ found: [UInt32: [NameMention]]) -> Void
  ) {
    for text in Set(wanted.flatMap { textsByHash[$0] ?? [] }) {
      let (names, files) = texts[Int(text)]
      let found = names.lines(of: wanted)
      for file in files { body(file, found) }
    }
  }
}
