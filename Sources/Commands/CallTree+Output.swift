import AnswerText
import CrossReference
import SourceModel

extension CallTree {
  /// Who calls the site's function, a caller a line, each level further in.
  func lines(_ style: TextStyle, indentation: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    let entries = function.entryPoints.map {
      margin + style.good("\($0.kind.rawValue) \($0.label)") + "  \($0.path):\($0.line)"
    }
    var lines = entries + callers.flatMap { $0.linesOfCaller(style, indentation: indentation) }
    if moreCallers > 0 { lines.append(margin + "… \(moreCallers) more") }
    if let doubt { lines.append(margin + style.faint(doubt)) }
    if lines.isEmpty { lines.append(margin + style.faint(isCut ? "…" : "no caller is known")) }
    return lines
  }

  private func linesOfCaller(_ style: TextStyle, indentation: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    let name = function.function.isEmpty ? "(top level)" : function.function
    let kind = function.kind == .application ? nil : "(\(function.kind.rawValue))"
    let words = [name, kind, style.place("\(function.place.path):\(line)"), certaintyText.map(style.doubtful)]
    let head = margin + words.compactMap { $0 }.joined(separator: "  ")
    if isRecursive { return [head + "  " + style.faint("(further up already)")] }
    // Nothing was looked for above what may not be meant, nor is a file's own code called.
    if certainty == .name || function.function.isEmpty { return [head] }
    if function.kind == .test, callers.isEmpty { return [head] }
    let above = lines(style, indentation: indentation + 2)
    return [head] + above
  }

  private var certaintyText: String? { certainty == .name ? "by name only" : nil }

  /// What may be missing from the callers.
  private var doubt: String? {
    var parts: [String] = []
    if function.namesakes > 0, function.unclearCalls > 0 {
      parts.append(
        "\(counted(function.unclearCalls, "call")) of this name may mean it or one of "
          + "\(counted(function.namesakes, "other function"))")
    }
    if function.unreadFiles > 0 {
      parts.append("\(counted(function.unreadFiles, "file")) that mention the name were not read")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  var json: JSON {
    .object([
      ("function", .string(function.function)), ("file", .string(function.place.path)),
      ("line", .integer(line == 0 ? function.place.lines.first : line)), ("kind", .string(function.kind.rawValue)),
      ("certainty", .string(certainty.rawValue)), ("namesakes", .integer(function.namesakes)),
      ("unclearCalls", .integer(function.unclearCalls)), ("unreadFiles", .integer(function.unreadFiles)),
      (
        "entryPoints",
        .array(
          function.entryPoints.map { entry in
            .object([
              ("kind", .string(entry.kind.rawValue)), ("label", .string(entry.label)), ("file", .string(entry.path)),
              ("line", .integer(entry.line)),
            ])
          })
      ),
      ("callers", .array(callers.map(\.json))), ("moreCallers", .integer(moreCallers)),
      ("isRecursive", .bool(isRecursive)), ("isCut", .bool(isCut)),
    ])
  }
}
