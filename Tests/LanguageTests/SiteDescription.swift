import Indexing
import SourceModel

/// Sites as corpus files show them: a line with lines, function and sink; the lines of the text where they are others;
/// the template; `test` for what is one; and `=` with every statement that it stands for, driver placeholders and constants as `$n`.
enum SiteDescription {
  static func text(of inspection: FileInspection, firstPath: String) -> String {
    let sites = inspection.sites.map { describe($0, firstPath: firstPath) }
    return (sites + inspection.findings.map { "! \($0.description)" }).joined(separator: "\n")
  }

  private static func describe(_ site: QuerySite, firstPath: String) -> String {
    var head = "\(lines(site.place, firstPath)) \(site.function.isEmpty ? "-" : site.function) \(site.sink ?? "-")"
    if site.kind == .test { head += " test" }
    if let annotation = site.annotation { head += " named \(annotation)" }
    let elsewhere = site.textRanges.filter { $0.path != site.place.path || !site.place.bytes.contains($0.bytes) }
    if !elsewhere.isEmpty {
      head += " text " + site.textRanges.map { lines($0, firstPath) }.joined(separator: ", ")
    }
    let statements = site.statements.map {
      "  = " + $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return ([head, indented(site.templateText)] + statements).joined(separator: "\n")
  }

  private static func lines(_ range: FileRange, _ firstPath: String) -> String {
    let lines =
      range.lines.first == range.lines.last ? "\(range.lines.first)" : "\(range.lines.first)-\(range.lines.last)"
    return range.path == firstPath ? lines : "\(range.path):\(lines)"
  }

  /// Without blanks at the ends of lines.
  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let end = line.lastIndex { !$0.isWhitespace }
      return end.map { "  " + line[...$0] } ?? ""
    }.joined(separator: "\n")
  }
}
