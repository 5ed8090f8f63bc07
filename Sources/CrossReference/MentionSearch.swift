import FactStore
import SQLAnalysis
import SourceModel

/// Looks for lines that name columns and tables in all files that the index holds, by the names that it keeps of each.
struct MentionSearch {
  private let names: MentionedNames
  /// Lines that the statements of what is searched for explain, by repository and path.
  private var explained: [String: [String: [LineRange]]] = [:]
  private let catalogues: CatalogueSet
  /// Names in code that stand for a table of a catalogue by its whole name.
  private let taken: Set<String>

  /// - Parameter sites: those that use what is searched for: on their lines, a name is that of a value they send.
  init(_ names: MentionedNames, _ catalogues: CatalogueSet, explainedBy sites: [SitePlace] = []) {
    self.names = names
    self.catalogues = catalogues
    taken = Set(catalogues.tableNames.flatMap(numbers))
    // Those of a file mostly stand together.
    var lines: [LineRange] = []
    for (number, site) in sites.enumerated() {
      lines.append(site.lines)
      if number + 1 < sites.count, sites[number + 1].isBeside(site) { continue }
      explained[site.repository, default: [:]][site.path, default: []] += lines
      lines = []
    }
  }

  /// What stands for a column or a table in code.
  fileprivate struct Target {
    struct Name {
      var text: String
      /// Whether it counts only where it is spelled as classes are.
      var isClass = false
      /// Where not empty, it counts only in files with one of these names.
      var besides: Set<UInt32> = []

      func isMeant(by mention: NameMention) -> Bool { !isClass || mention.spelling == .pascal }

      func isMeant(beside found: [UInt32: [NameMention]]) -> Bool {
        besides.isEmpty || besides.contains { found[$0] != nil }
      }
    }

    /// By hash.
    var names: [UInt32: Name]
    /// Names of its table. Files with one of them are the likelier to mean it.
    var table: Set<UInt32>
  }

  fileprivate struct NamedLine {
    var mention: NameMention
    var name: Target.Name
  }

  private func target(_ column: ColumnName) -> Target {
    let links = links(of: column.table)
    var names: [UInt32: Target.Name] = [FoldedName(column.column).hash: .init(text: column.column)]
    names.merge(links) { known, _ in known }
    return Target(
      names: names, table: links.values.reduce(into: column.table.hashesInCode) { $0.formUnion($1.besides) })
  }

  /// The member by which an ORM knows a column that refers to another table, such as `owner` for `owner_id`, in files that
  /// name the column's own table: often no code has the column's name.
  private func association(_ column: ColumnName) -> Target? {
    guard let ending = ["_id", "_type"].first(where: column.column.hasSuffix), column.column.count > ending.count else {
      return nil
    }
    let name = String(column.column.dropLast(ending.count))
    let table = column.table.hashesInCode
    return Target(names: [FoldedName(name).hash: .init(text: name, besides: table)], table: table)
  }

  /// A table's own name, and the classes that stand for it: without the first part of its name unless another table has
  /// just the rest for its name.
  private func target(_ table: TableName) -> Target {
    let short = (table.nameWithoutFirstPart.map(numbers) ?? []).filter { !taken.contains($0) }
    var names: [UInt32: Target.Name] = [:]
    for name in numbers(of: table.name) + short { names[FoldedName(name).hash] = .init(text: name, isClass: true) }
    names[FoldedName(table.name).hash] = .init(text: table.name)
    let links = links(of: table)
    let own = Set(names.keys)
    names.merge(links) { known, _ in known }
    return Target(names: names, table: links.values.reduce(into: own) { $0.formUnion($1.besides) })
  }

  /// The names by which models declare a table that only joins two others, such as `checks` beside `Channel` for
  /// `api_channel_checks`: an ORM makes its name of a table's and of a member's, or of two tables', and no code has it.
  private func links(of table: TableName) -> [UInt32: Target.Name] {
    guard let columns = catalogues.columns(ofTable: table.schema, table.name)?.filter({ $0 != "id" }),
      columns.count == 2,
      columns.allSatisfy({ $0.hasSuffix("_id") })
    else { return [:] }
    let tables = Set(catalogues.tableNames)
    let parts = table.name.split(separator: "_")
    var links: [UInt32: Target.Name] = [:]
    for end in parts.indices.dropFirst() {
      let (first, second) = (parts[..<end].joined(separator: "_"), parts[end...].joined(separator: "_"))
      for (owner, member) in [(first, second), (second, first)] where tables.contains(owner) {
        links[FoldedName(member).hash] = .init(
          text: member, besides: TableName(schema: nil, name: owner).hashesInCode)
      }
    }
    return links
  }

  func mentions(of column: ColumnName) -> Mentions {
    let mentions = mentions(of: target(column))
    guard mentions.counts.inCode == 0, let association = association(column) else { return mentions }
    return mentions.adding(self.mentions(of: association))
  }

  func mentions(of table: TableName) -> Mentions { mentions(of: target(table)) }

  private func mentions(of target: Target) -> Mentions {
    var mentions = Mentions()
    names.eachFile(naming: Set(target.names.keys), beside: target.table) { file, found in
      let isBesideTable = found.keys.contains(where: target.table.contains)
      let ranges = explainedRanges(of: file)
      var named: [NamedLine] = []
      for (hash, name) in target.names where name.isMeant(beside: found) {
        for mention in found[hash] ?? [] where name.isMeant(by: mention) && !mention.isExplained(by: ranges, in: file) {
          named.append(NamedLine(mention: mention, name: name))
        }
      }
      if named.isEmpty { return }
      let lines = named.oneOfEachLine
      mentions.fileCount += 1
      mentions.counts.add(lines.count, of: file.kind, besideTable: isBesideTable)
      mentions.add(
        lines.lazy.map {
          .init(
            repository: file.repository, path: file.path, line: $0.mention.line, name: $0.name.text,
            spelling: $0.mention.spelling, place: $0.mention.place, kind: file.kind, isBesideTable: isBesideTable)
        })
    }
    mentions.sort()
    return mentions
  }

  /// The same for many columns and tables in one go, without the lines.
  func counts(
    of columns: [ColumnName], and tables: [TableName] = []
  ) -> (columns: [ColumnName: Mentions.Counts], tables: [TableName: Mentions.Counts]) {
    var counts = counts(of: columns.map(target) + tables.map(target))
    let associations = columns.indices.filter { counts[$0].inCode == 0 }
      .compactMap { index in association(columns[index]).map { (index: index, target: $0) } }
    for (association, more) in zip(associations, self.counts(of: associations.map(\.target))) {
      counts[association.index].add(more)
    }
    return (
      Dictionary(zip(columns, counts)) { first, _ in first },
      Dictionary(zip(tables, counts.dropFirst(columns.count))) { first, _ in first }
    )
  }

  private func counts(of targets: [Target]) -> [Mentions.Counts] {
    var targetsByHash: [UInt32: [(index: Int, name: Target.Name)]] = [:]
    for (index, target) in targets.enumerated() {
      for (hash, name) in target.names { targetsByHash[hash, default: []].append((index, name)) }
    }
    let tables = targets.reduce(into: Set()) { $0.formUnion($1.table) }
    var counts = Array(repeating: Mentions.Counts(), count: targets.count)
    names.eachFile(naming: Set(targetsByHash.keys), beside: tables) { file, found in
      let ranges = explainedRanges(of: file)
      func count(_ lines: Int, _ index: Int) {
        if lines == 0 { return }
        let isBesideTable = targets[index].table.contains { found[$0] != nil }
        counts[index].add(lines, of: file.kind, besideTable: isBesideTable)
      }
      // Of several names of a target on one line, one counts.
      var lines: [Int: Set<Int>] = [:]
      for (hash, mentions) in found {
        guard let named = targetsByHash[hash] else { continue }
        let unexplained = mentions.filter { !$0.isExplained(by: ranges, in: file) }
        for (index, name) in named where name.isMeant(beside: found) {
          if targets[index].names.count == 1 {
            count(unexplained.distinctLines(where: name.isMeant), index)
          } else {
            for mention in unexplained where name.isMeant(by: mention) {
              lines[index, default: []].insert(mention.line)
            }
          }
        }
      }
      for (index, lines) in lines { count(lines.count, index) }
    }
    return counts
  }

  private func explainedRanges(of file: MentionedNames.File) -> [LineRange] {
    explained[file.repository]?[file.path] ?? []
  }
}

extension NameMention {
  /// Whether it stands on a line of such statements, or of a text that some site sends.
  fileprivate func isExplained(by ranges: [LineRange], in file: MentionedNames.File) -> Bool {
    file.textLines.contains(line) || ranges.contains { $0.first <= line && line <= $0.last }
  }
}

extension [MentionSearch.NamedLine] {
  /// Of several names on a line the table's own, otherwise the first.
  fileprivate var oneOfEachLine: [MentionSearch.NamedLine] {
    if count == 1 { return self }
    var lines: [MentionSearch.NamedLine] = []
    for line in sorted(by: { $0.order < $1.order })
    where line.mention.line != lines.last?.mention.line { lines.append(line) }
    return lines
  }
}

extension MentionSearch.NamedLine {
  fileprivate var order: (Int, Int, UInt8, String) {
    (mention.line, name.isClass ? 1 : 0, mention.place.rawValue, name.text)
  }
}

extension SitePlace {
  fileprivate func isBeside(_ other: SitePlace) -> Bool { path == other.path && repository == other.repository }
}

extension [NameMention] {
  /// On how many lines such mentions stand, which come in the order of their lines.
  fileprivate func distinctLines(where isMeant: (NameMention) -> Bool) -> Int {
    var count = 0
    var last = 0
    for mention in self where mention.line != last && isMeant(mention) {
      last = mention.line
      count += 1
    }
    return count
  }
}

extension TableName {
  /// The names under which code may know the table: its own, in the singular and the plural, with and without a first
  /// part, which often is an application's or a module's.
  var hashesInCode: Set<UInt32> { Set(namesInCode.map { FoldedName($0).hash }) }

  private var namesInCode: [String] { ([name] + [nameWithoutFirstPart].compactMap { $0 }).flatMap(numbers) }

  /// `profile` of `accounts_profile`; nil where the name has one part.
  var nameWithoutFirstPart: String? {
    let parts = name.split(separator: "_")
    return parts.count > 1 ? parts.dropFirst().joined(separator: "_") : nil
  }
}

/// A name as it is, in the singular and in the plural.
private func numbers(of name: String) -> [String] { [name, singular(of: name), name + "s"] }

/// By the rules that cover most English nouns.
private func singular(of name: String) -> String {
  if name.hasSuffix("people") { return name.dropLast(6) + "person" }
  if name.hasSuffix("children") { return String(name.dropLast(3)) }
  if name.hasSuffix("ies") { return name.dropLast(3) + "y" }
  for ending in ["sses", "xes", "ches", "shes", "zes"] where name.hasSuffix(ending) { return String(name.dropLast(2)) }
  return name.hasSuffix("s") && !name.hasSuffix("ss") && !name.hasSuffix("us") ? String(name.dropLast()) : name
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
