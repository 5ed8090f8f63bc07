import FactStore
import SQLAnalysis
import SourceModel

/// Looks for lines that name columns and tables in all files that the index holds, by the names that it keeps of each.
struct MentionSearch {
  private let names: MentionedNames
  /// The lines of the sites that are given, those of a file together.
  private var siteLines: [LineRange] = []
  /// Where those of a file stand in them, by its position: on these lines, statements of what is searched for explain names.
  private var explained: [Range<Int>]
  private let catalogues: CatalogueSet
  /// Names in code that stand for a table of a catalogue by its whole name.
  private let taken: Set<String>

  /// - Parameter sites: those that use what is searched for: on their lines, a name is that of a value they send.
  init(_ kept: KeptFacts, explainedBy sites: [SitePlace] = []) throws(FactStoreFailure) {
    names = try kept.codeNames()
    catalogues = try kept.catalogues()
    taken = try kept.tablesInCode()
    explained = Array(repeating: 0..<0, count: names.files.count)
    var start = 0
    for index in sites.indices {
      siteLines.append(sites[index].lines)
      // Those of a file mostly stand together.
      if index + 1 < sites.count, sites[index].isBeside(sites[index + 1]) { continue }
      let path = SitePath(repository: sites[index].repository, path: sites[index].path)
      if let position = names.position(of: path) {
        // Rarely a file comes twice: where production names a place in it without a site. (A copy, as the list changes.)
        if !explained[position].isEmpty { siteLines += Array(siteLines[explained[position]]) }
        explained[position] = start..<siteLines.count
      }
      start = siteLines.count
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

      func isMeant(beside found: [MentionedNames.Found]) -> Bool {
        besides.isEmpty || besides.contains(where: found.contains)
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
    var first = FirstMentions(of: names.files)
    names.eachText(naming: Set(target.names.keys), beside: target.table) { files, found in
      let isBesideTable = target.table.contains(where: found.contains)
      let named = target.lines(in: found)
      for group in alike(files) {
        let lines = named.filter { !group.explains($0.mention.line) }
        if lines.isEmpty { continue }
        mentions.fileCount += group.copies.files.count
        mentions.counts.add(
          lines.count * group.copies.files.count, of: group.copies.kind, besideTable: isBesideTable)
        for line in lines {
          first.add(
            line.mention, named: line.name.text, in: group.copies.files, of: group.copies.kind,
            isBesideTable: isBesideTable)
        }
      }
    }
    mentions.lines = first.lines
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
    names.eachText(naming: Set(targetsByHash.keys), beside: tables) { files, found in
      let groups = alike(files)
      for (index, lines) in lines(of: targetsByHash, in: found) {
        let isBesideTable = targets[index].table.contains(where: found.contains)
        for group in groups {
          let count = lines.count { !group.explains($0) }
          counts[index].add(
            count * group.copies.files.count, of: group.copies.kind, besideTable: isBesideTable)
        }
      }
    }
    return counts
  }

  /// The lines of a text that name each target, in order: of several names of a target on one line, one counts.
  private func lines(
    of targetsByHash: [UInt32: [(index: Int, name: Target.Name)]], in found: [MentionedNames.Found]
  ) -> [(target: Int, lines: [Int])] {
    // Each as one number, which sorts by target and then by line.
    var named: [UInt64] = []
    for text in found {
      for (index, name) in targetsByHash[text.hash] ?? [] where name.isMeant(beside: found) {
        for mention in text.lines where name.isMeant(by: mention) {
          named.append(UInt64(index) << 32 | UInt64(mention.line))
        }
      }
    }
    named.sort()
    var lines: [(target: Int, lines: [Int])] = []
    for number in named {
      let (target, line) = (Int(number >> 32), Int(number & 0xffff_ffff))
      if lines.last?.target != target { lines.append((target, [])) }
      if lines[lines.count - 1].lines.last != line { lines[lines.count - 1].lines.append(line) }
    }
    return lines
  }

  /// Files of one text of which the same lines are explained.
  private struct AlikeFiles {
    var copies: MentionedNames.Copies
    /// Where statements of what is searched for are written.
    var siteLines: LineSet

    func explains(_ line: Int) -> Bool { copies.textLines.contains(line) || siteLines.contains(line) }
  }

  /// - Parameter files: those that have a text.
  private func alike(_ files: [MentionedNames.Copies]) -> [AlikeFiles] {
    files.flatMap { copies in
      // Most copies send the same.
      var rest = copies.files
      var groups: [AlikeFiles] = []
      while let first = rest.first {
        let lines = siteLines[explained[first]]
        var copies = copies
        copies.files = rest.filter { siteLines[explained[$0]].elementsEqual(lines) }
        groups.append(AlikeFiles(copies: copies, siteLines: LineSet(lines)))
        if copies.files.count == rest.count { break }
        rest.removeAll(where: Set(copies.files).contains)
      }
      return groups
    }
  }
}

extension MentionSearch.Target {
  /// The lines of a text that name it, in order.
  fileprivate func lines(in found: [MentionedNames.Found]) -> [MentionSearch.NamedLine] {
    var lines: [MentionSearch.NamedLine] = []
    for text in found {
      guard let name = names[text.hash], name.isMeant(beside: found) else { continue }
      for mention in text.lines where name.isMeant(by: mention) {
        lines.append(MentionSearch.NamedLine(mention: mention, name: name))
      }
    }
    return lines.oneOfEachLine
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
