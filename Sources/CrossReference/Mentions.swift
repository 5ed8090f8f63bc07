package import SourceModel

/// The lines of code that name a column or a table and that no statement explains: weak evidence, but all there is of what
/// an ORM or a serialiser does with a column.
package struct Mentions: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var repository: String
    package var path: String
    package var line: Int
    /// The name that it is looked for by.
    var name: String
    var spelling: NameMention.Spelling
    package var place: NameMention.Place
    package var kind: QuerySite.Kind
    /// Whether the file also names the table, or a class like it.
    package var isBesideTable: Bool

    /// The name as it stands there.
    package var word: String { spelling.word(of: name) }
  }

  package struct Counts: Hashable, Sendable {
    /// Lines of code that production may run.
    package var inCode = 0
    /// Of these, lines in files that also name the table.
    package var besideTable = 0
    /// Lines of tests, migrations and the like.
    package var elsewhere = 0

    package init() {}

    mutating func add(_ other: Counts) {
      inCode += other.inCode
      besideTable += other.besideTable
      elsewhere += other.elsewhere
    }

    mutating func add(_ count: Int, of kind: QuerySite.Kind, besideTable isBesideTable: Bool) {
      guard kind.isRunInProduction else {
        elsewhere += count
        return
      }
      inCode += count
      if isBesideTable { besideTable += count }
    }
  }

  /// The most telling first, ``limit`` at most.
  package var lines: [Line] = []
  package var counts = Counts()
  /// How many files they stand in.
  package var fileCount = 0

  package static let limit = 100

  package init() {}

  /// With those that are found by another name.
  func adding(_ other: Mentions) -> Mentions {
    var all = self
    all.lines = Array((lines + other.lines).sorted().prefix(Self.limit))
    all.counts.add(other.counts)
    all.fileCount = max(fileCount, other.fileCount)
    return all
  }
}

extension Mentions.Line: Comparable {
  /// Code before tests; in files that name the table before others; attributes before keys before the rest.
  package static func < (left: Self, right: Self) -> Bool {
    (left.rank, left.repository, left.path, left.line) < (right.rank, right.repository, right.path, right.line)
  }

  private var rank: Int { Self.rank(of: kind, place, isBesideTable: isBesideTable) }

  /// The more telling, the lower.
  static func rank(of kind: QuerySite.Kind, _ place: NameMention.Place, isBesideTable: Bool) -> Int {
    (kind.isRunInProduction ? 0 : kind == .test ? 200 : 100) + (isBesideTable ? 0 : 10) + Int(place.rawValue)
  }
}

extension NameMention.Spelling {
  /// The name as it stands in the code; where that cannot be told, as it was given.
  func word(of name: String) -> String {
    let parts = name.lowercased().split(separator: "_")
    func capitalised(_ parts: some Sequence<Substring>) -> String {
      parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
    switch self {
    case .flat: return parts.joined()
    case .snake: return parts.joined(separator: "_")
    case .camel: return (parts.first.map(String.init) ?? "") + capitalised(parts.dropFirst())
    case .pascal: return capitalised(parts)
    case .capitals: return name.uppercased()
    case .mixed: return name
    }
  }
}
