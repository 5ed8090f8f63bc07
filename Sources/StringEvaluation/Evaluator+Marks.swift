internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  /// A statement of which attributes or directives say something: that it is a test, or which file a variable holds.
  func marked(_ statement: Program.ID, _ marks: [String], _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    let language = units[frame.unit].language
    let outer = frame.isTest
    defer { frame.isTest = outer }
    frame.isTest = outer || marks.contains { language.says($0, anyOf: language.testMarks) }
    let value = evaluate(statement, &frame)
    let embedMark = language.embedMark ?? ""
    if let mark = marks.last(where: { !embedMark.isEmpty && $0.hasPrefix(embedMark) }),
      program.operation(statement) == .assign, let target = program.child(statement, 0)
    {
      let path = mark.dropFirst(embedMark.count).split(whereSeparator: \.isWhitespace).first ?? ""
      if let text = text(ofFileAt: .text(.text(Array(path.utf8))), in: frame.unit) { bind(target, to: text, &frame) }
    }
    return value
  }
}

extension LanguageManifest {
  /// Whether a mark is one of those, as a whole, `cfg(test)`, or by its last name, `tokio::test(flavor = "…")`.
  func says(_ mark: String, anyOf known: [String]?) -> Bool {
    guard let known else { return false }
    let name = mark.prefix { $0 != "(" }.split { !($0.isLetter || $0.isNumber || $0 == "_") }.last ?? ""
    return known.contains(mark) || known.contains(String(name))
  }
}
