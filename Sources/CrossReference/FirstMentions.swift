import FactStore
import SourceModel

/// The most telling of many lines, ``Mentions/limit`` at most.
///
/// There may be tens of thousands, and few come among the first: of the others no more than numbers are looked at.
struct FirstMentions {
  private struct Entry: Comparable {
    var rank: Int
    var file: Int
    var mention: NameMention
    var name: String
    var isBesideTable: Bool

    static func < (left: Entry, right: Entry) -> Bool {
      (left.rank, left.file, left.mention.line) < (right.rank, right.file, right.mention.line)
    }
  }

  private let files: [MentionedNames.File]
  private var entries: [Entry] = []
  /// The last when they were sorted, if no more are kept.
  private var worst: (rank: Int, file: Int, line: Int)?

  /// - Parameter files: in the order in which they are told.
  init(of files: [MentionedNames.File]) { self.files = files }

  /// Adds a line that all of these files have.
  ///
  /// - Parameter positions: of the files, in order.
  mutating func add(
    _ mention: NameMention, named name: String, in positions: [Int], of kind: QuerySite.Kind, isBesideTable: Bool
  ) {
    let rank = Mentions.Line.rank(of: kind, mention.place, isBesideTable: isBesideTable)
    for file in positions {
      if let worst, worst < (rank, file, mention.line) { return }
      entries.append(Entry(rank: rank, file: file, mention: mention, name: name, isBesideTable: isBesideTable))
    }
    if entries.count > 8 * Mentions.limit { cut() }
  }

  private mutating func cut() {
    entries = Array(entries.sorted().prefix(Mentions.limit))
    worst = entries.count == Mentions.limit ? entries.last.map { ($0.rank, $0.file, $0.mention.line) } : nil
  }

  /// The most telling first.
  var lines: [Mentions.Line] {
    entries.sorted().prefix(Mentions.limit).map { entry in
      let file = files[entry.file]
      return Mentions.Line(
        repository: file.place.repository, path: file.place.path, line: entry.mention.line, name: entry.name,
        spelling: entry.mention.spelling, place: entry.mention.place, kind: file.kind,
        isBesideTable: entry.isBesideTable)
    }
  }
}
