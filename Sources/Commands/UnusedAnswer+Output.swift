import AnswerText
import CrossReference
import SQLAnalysis
import SourceModel

extension UnusedAnswer {
  func answer(_ style: TextStyle, at now: Timestamp) -> Answer {
    Answer(lines: lines(style, at: now), values: .list(entries.map(\.json)), isFound: !entries.isEmpty)
  }

  private func lines(_ style: TextStyle, at now: Timestamp) -> [String] {
    var lines = [
      "\(counted(tableCount, "table")) with \(counted(columnCount, "column")): \(entries.isEmpty ? "all" : "all but \(entries.count)") "
        + "are in use" + (entries.isEmpty ? "" : "; the safest to drop first")
    ]
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
    let kinds = Set(objects.map(\.object.kind.rawValue)).sorted()
    let objects = kinds.isEmpty ? nil : "in: \(kinds.joined(separator: ", "))"
    return [uses, mentions, others, doubts, objects].compactMap { $0 }.joined(separator: "; ")
  }

  fileprivate var json: JSON {
    .object([
      ("table", .string("\(table)")), ("column", .string(column)), ("verdict", .string(verdict.rawValue)),
      ("reason", .string(reason)), ("counts", counts.json), ("mentionsBesideTable", .integer(mentionsBesideTable)),
      ("objects", .array(objects.map(\.json))),
    ])
  }
}
