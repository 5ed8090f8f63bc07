import AnswerText
import CrossReference
import SQLAnalysis
import SourceModel

extension UnusedAnswer {
  func answer(_ style: TextStyle, at now: Timestamp) -> Answer {
    Answer(
      lines: lines(style, at: now), values: .list(entries.map(\.json)), isFound: wholeTables > 0 || !entries.isEmpty)
  }

  /// How much of what there is next to nothing uses, of what is listed.
  private var heading: String {
    let columns = entries.count { $0.column != nil }
    let whole = counted(wholeTables, "table")
    switch shown {
    case .all where entries.isEmpty:
      return "\(counted(tableCount, "table")) with \(counted(columnCount, "column")): all are used"
    case .all:
      return "next to nothing uses \(wholeTables) of \(counted(tableCount, "table")), and of the others \(columns) of "
        + "\(counted(columnCount - columnsOfWholeTables, "column")); the safest to drop first"
    case .tables where entries.isEmpty: return "\(counted(tableCount, "table")): all are used"
    case .tables:
      return "next to nothing uses \(wholeTables) of \(counted(tableCount, "table")); the safest to drop first"
    case .columns where wholeTables == 0 && columns == 0: return "\(counted(columnCount, "column")): all are used"
    case .columns:
      let besides =
        wholeTables == 0
        ? "" : ", besides \(columnsOfWholeTables) of \(whole) that --tables lists"
      return "next to nothing uses \(columns) of \(counted(columnCount, "column"))\(besides)"
        + (columns == 0 ? "" : "; the safest to drop first")
    }
  }

  private func lines(_ style: TextStyle, at now: Timestamp) -> [String] {
    var lines = [heading]
    for verdict in Verdict.allCases.sorted() {
      let group = entries.filter { $0.verdict == verdict }
      guard !group.isEmpty else { continue }
      lines += ["", verdict.text(style) + ":"] + coverage.doubts(about: verdict, of: .several, style)
      var table = TextTable([.left, .left])
      for entry in group { table.add([(entry.column == nil ? "table " : "") + entry.name, entry.reason]) }
      lines += table.lines(indentation: 2)
    }
    return lines + coverage.lines(style, at: now)
  }
}

extension UnusedAnswer.Entry {
  /// Why it has its verdict, and what else goes when it is dropped.
  var reason: String {
    let uses = counts.placesText ?? "no statement names it"
    let code = mentionsBesideTable > 0 ? " (\(mentionsBesideTable) beside its table's)" : ""
    let mentions = counts.mentions > 0 ? "named on \(counted(counts.mentions, "line")) of code\(code)" : nil
    let others =
      counts.otherMentions > 0 ? "named on \(counted(counts.otherMentions, "line")) of tests and migrations" : nil
    let doubts =
      counts.dynamicPlaces > 0 ? "may be named at \(counted(counts.dynamicPlaces, "place")) known in part" : nil
    let conventions = conventions.map(\.sentence).joined(separator: "; ")
    let kinds = Set(objects.map(\.object.kind.rawValue)).sorted()
    let objects = kinds.isEmpty ? nil : "in: \(kinds.joined(separator: ", "))"
    return [uses, mentions, others, doubts, conventions.isEmpty ? nil : conventions, objects].compactMap { $0 }
      .joined(separator: "; ")
  }

  fileprivate var json: JSON {
    .object([
      ("table", .string("\(table)")), ("column", .string(column)), ("verdict", .string(verdict.rawValue)),
      ("reason", .string(reason)), ("counts", counts.json), ("mentionsBesideTable", .integer(mentionsBesideTable)),
      ("conventions", .array(conventions.map(\.json))),
      ("objects", .array(objects.map(\.json))),
    ])
  }
}
