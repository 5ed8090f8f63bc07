package import SourceModel

/// The names that stand in files, by name: what one asks for is found without looking through all files.
package struct MentionedNames: Sendable {
  package struct File: Sendable {
    package var place: SitePath
    package var kind: QuerySite.Kind
    /// Where texts of sites are written.
    package var textLines: LineSet
  }

  /// Files of one text that are alike in all else but their place.
  package struct Copies: Sendable {
    package var kind: QuerySite.Kind
    package var textLines: LineSet
    /// By position, in order.
    package var files: [Int]
  }

  /// A name that stands in a text, with its lines; without them where it is one of those beside.
  package struct Found {
    /// Of its ``FoldedName``.
    package var hash: UInt32
    package var lines: [NameMention]
  }

  /// In the order of repository and path.
  package private(set) var files: [File] = []
  private var positions: [SitePath: Int] = [:]
  /// Each text once, whichever files have it.
  private var texts: [(names: NameMentions, copies: [Copies])] = []
  private var entries: [UInt32: [Entry]] = [:]

  /// Where a name's lines stand in a text.
  private struct Entry {
    var text: Int32
    var start: Int32
  }

  /// Of no file.
  init() {}

  /// - Parameters:
  ///   - files: each with the id of its text.
  ///   - names: those that stand in each text, by its id.
  init(_ files: [(file: File, text: String)], _ names: some Sequence<(text: String, names: NameMentions)>) {
    let sorted = files.sorted { $0.file.place < $1.file.place }
    self.files = sorted.map(\.file)
    var filesByText: [String: [Int]] = [:]
    for (position, file) in sorted.enumerated() {
      positions[file.file.place] = position
      filesByText[file.text, default: []].append(position)
    }
    for (text, names) in names {
      guard let files = filesByText[text] else { continue }
      names.eachName { hash, start in
        entries[hash, default: []].append(Entry(text: Int32(texts.count), start: Int32(start)))
      }
      texts.append((names, copies(files)))
    }
  }

  private func copies(_ positions: [Int]) -> [Copies] {
    var groups: [Copies] = []
    for position in positions {
      let file = files[position]
      if let known = groups.firstIndex(where: { $0.kind == file.kind && $0.textLines == file.textLines }) {
        groups[known].files.append(position)
      } else {
        groups.append(Copies(kind: file.kind, textLines: file.textLines, files: [position]))
      }
    }
    return groups
  }

  /// Where the file stands in ``files``.
  package func position(of path: SitePath) -> Int? { positions[path] }

  /// Hands over each text in which one of the names stands, with the files that have it; in no order.
  ///
  /// - Parameters: hashes of ``FoldedName``s: of names that are looked for, and of those that tell what is meant by them.
  package func eachText(
    naming wanted: Set<UInt32>, beside others: Set<UInt32>,
    _ body: (_ files: [Copies], _ found: [Found]) -> Void
  ) {
    // Each by one number, which sorts by text.
    var hits: [(text: Int32, start: Int32, hash: UInt32)] = []
    for hash in wanted {
      for entry in entries[hash] ?? [] { hits.append((entry.text, entry.start, hash)) }
    }
    let isNamed = hits.reduce(into: Array(repeating: false, count: texts.count)) { $0[Int($1.text)] = true }
    for hash in others.subtracting(wanted) {
      for entry in entries[hash] ?? [] where isNamed[Int(entry.text)] { hits.append((entry.text, -1, hash)) }
    }
    hits.sort { ($0.text, $0.hash) < ($1.text, $1.hash) }
    var first = 0
    while first < hits.count {
      let (names, copies) = texts[Int(hits[first].text)]
      var end = first
      var found: [Found] = []
      while end < hits.count, hits[end].text == hits[first].text {
        found.append(
          Found(hash: hits[end].hash, lines: hits[end].start < 0 ? [] : names.lines(at: Int(hits[end].start))))
        end += 1
      }
      body(copies, found)
      first = end
    }
  }
}

extension [MentionedNames.Found] {
  /// Whether a name stands there. They are sorted by hash.
  package func contains(_ hash: UInt32) -> Bool { self[hash] != nil }

  /// The lines of a name. They are sorted by hash.
  package subscript(hash: UInt32) -> [NameMention]? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].hash == hash ? self[low].lines : nil
  }
}
