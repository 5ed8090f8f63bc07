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
  private var entries: [UInt32: [Entry]] = [:]

  /// Where a name's lines stand in a text.
  private struct Entry {
    var text: Int32
    var start: Int32
  }

  mutating func add(_ names: NameMentions, in files: [File]) {
    names.eachName { hash, start in
      entries[hash, default: []].append(Entry(text: Int32(texts.count), start: Int32(start)))
    }
    texts.append((names, files))
  }

  /// Hands over each file in which one of the names stands, with the lines of those that do; in no order. Of the names beside
  /// them, only those that stand there are told, without lines.
  ///
  /// - Parameters: hashes of ``FoldedName``s.
  package func eachFile(
    naming wanted: Set<UInt32>, beside others: Set<UInt32>,
    _ body: (File, _ found: [UInt32: [NameMention]]) -> Void
  ) {
    var found: [Int32: [UInt32: [NameMention]]] = [:]
    for hash in wanted {
      for entry in entries[hash] ?? [] {
        found[entry.text, default: [:]][hash] = texts[Int(entry.text)].names.lines(at: Int(entry.start))
      }
    }
    for hash in others.subtracting(wanted) {
      for entry in entries[hash] ?? [] { found[entry.text]?[hash] = [] }
    }
    for (text, lines) in found {
      for file in texts[Int(text)].files { body(file, lines) }
    }
  }
}
