import AnswerText
import CrossReference
import SourceModel

extension Mentions {
  private static let shown = 10

  /// For people, the first few.
  func lines(_ style: TextStyle) -> [String] {
    guard let first = lines.first else { return [] }
    let all = counts.inCode + counts.elsewhere
    var table = TextTable([.left, .left, .left])
    for line in lines.prefix(Self.shown) {
      table.add([
        style.place("\(line.path):\(line.line)"), line.word,
        [line.placeText, line.kind == .application ? nil : "(\(line.kind.rawValue))"].compactMap { $0 }
          .joined(separator: " "),
      ])
    }
    let beside =
      first.isBesideTable && counts.besideTable > 0
      ? "; \(counts.besideTable) of them in files that also name the table" : ""
    let more = all > Self.shown ? ["  … and \(counted(all - Self.shown, "more line"))"] : []
    return [
      "", "named on \(counted(all, "line")) in \(counted(fileCount, "file")) that no statement explains\(beside):",
    ]
      + table.lines(indentation: 2) + more
  }

  var json: JSON {
    .object([
      ("inCode", .integer(counts.inCode)), ("besideTable", .integer(counts.besideTable)),
      ("elsewhere", .integer(counts.elsewhere)), ("files", .integer(fileCount)),
      ("lines", .array(lines.map(\.json))),
    ])
  }
}

extension Mentions.Line {
  fileprivate var placeText: String? {
    switch place {
    case .attribute: "attribute"
    case .key: "key"
    case .other: nil
    }
  }

  fileprivate var json: JSON {
    .object([
      ("repository", .string(repository)), ("file", .string(path)), ("line", .integer(line)), ("word", .string(word)),
      ("place", .string(placeText ?? "other")), ("kind", .string(kind.rawValue)),
      ("besideTable", .bool(isBesideTable)),
    ])
  }
}
