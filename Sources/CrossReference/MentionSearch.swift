import FactStore
import SourceModel

/// Looks for lines that name columns and tables in all files that the index holds, by the names that it keeps of each.
struct MentionSearch {
  private let store: FactStore
  /// Lines that statements explain, by repository and path.
  private var explained: [String: [String: [LineRange]]]

  /// - Parameter sites: those that use what is searched for: on their lines, a name is that of a value they send.
  init(of store: FactStore, explainedBy sites: [QuerySite] = []) throws(FactStoreFailure) {
    self.store = store
    explained = try store.textLines()
    for site in sites {
      explained[site.repository, default: [:]][site.place.path, default: []].append(site.place.lines)
    }
  }

  func mentions(of column: ColumnName) throws(FactStoreFailure) -> Mentions {
    try mentions(of: column.column, besides: column.table.namesInCode)
  }

  /// Of the table's own name and those that classes have which stand for it.
  func mentions(of table: TableName) throws(FactStoreFailure) -> Mentions {
    try mentions(of: table.name, besides: [table.name])
  }

  private func mentions(of name: String, besides others: [String]) throws(FactStoreFailure) -> Mentions {
    let wanted = FoldedName(name).hash
    let besides = Set(others.map { FoldedName($0).hash })
    var mentions = Mentions()
    try store.eachMentioningFile { repository, path, kind, names in
      let found = names.lines(of: besides.union([wanted]))
      let lines = unexplained(found[wanted] ?? [], repository, path)
      guard !lines.isEmpty else { return }
      let isBesideTable = found.keys.contains(where: besides.contains)
      mentions.fileCount += 1
      mentions.counts.add(lines.count, of: kind, besideTable: isBesideTable)
      for line in lines {
        mentions.lines.append(
          .init(
            repository: repository, path: path, line: line.line, word: line.spelling.word(of: name),
            place: line.place, kind: kind, isBesideTable: isBesideTable))
      }
    }
    mentions.lines = Array(mentions.lines.sorted().prefix(Mentions.limit))
    return mentions
  }

  /// The same for many columns in one go, without the lines.
  func counts(of columns: [ColumnName]) throws(FactStoreFailure) -> [ColumnName: Mentions.Counts] {
    let byName = Dictionary(grouping: columns) { FoldedName($0.column).hash }
    var tableNames: [TableName: Set<UInt32>] = [:]
    for table in Set(columns.map(\.table)) { tableNames[table] = Set(table.namesInCode.map { FoldedName($0).hash }) }
    let wanted = tableNames.values.reduce(into: Set(byName.keys)) { $0.formUnion($1) }
    var counts: [ColumnName: Mentions.Counts] = [:]
    try store.eachMentioningFile { repository, path, kind, names in
      let found = names.lines(of: wanted)
      for (hash, lines) in found {
        guard let columns = byName[hash] else { continue }
        let count = unexplained(lines, repository, path).count
        if count == 0 { continue }
        for column in columns {
          let isBesideTable = tableNames[column.table]?.contains { found[$0] != nil } ?? false
          counts[column, default: .init()].add(count, of: kind, besideTable: isBesideTable)
        }
      }
    }
    return counts
  }

  private func unexplained(_ lines: [NameMention], _ repository: String, _ path: String) -> [NameMention] {
    guard !lines.isEmpty, let ranges = explained[repository]?[path] else { return lines }
    return lines.filter { mention in !ranges.contains { $0.first <= mention.line && mention.line <= $0.last } }
  }
}

extension TableName {
  /// The names under which code may know the table: its own, in the singular and the plural, with and without a first
  /// part, which often is an application's or a module's.
  var namesInCode: [String] {
    let parts = name.split(separator: "_").map(String.init)
    let bases = parts.count > 1 ? [name, parts.dropFirst().joined(separator: "_")] : [name]
    return bases.flatMap { [$0, singular(of: $0), $0 + "s"] }
  }
}

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
