import Foundation
import TestSupport
import Testing

/// `Fixtures/languages/README.md` names cases that exist, and says something of each language under each heading.
struct CorpusGridTests {
  private static let languages = ["python", "php", "ruby", "go", "java", "javascript", "rust"]

  @Test func namesCasesThatExist() throws {
    var covered: Set<String> = []
    var headings = 0
    let text = try Checkout.text(of: "Fixtures/languages/README.md")
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") {
        #expect(headings == 0 || covered.isSuperset(of: Self.languages), "before \(line): only \(covered.sorted())")
        covered = []
        headings += 1
      }
      guard headings > 0, line.hasPrefix("- "), let colon = line.firstIndex(of: ":") else { continue }
      let language = String(line[..<colon].dropFirst(2))
      covered.insert(language)
      let cases = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if cases.hasPrefix("no such construct") { continue }
      for name in cases.components(separatedBy: "; ") {
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        try #require(parts.count == 2, "\(line)")
        let names = try CorpusFile(path: "Fixtures/languages/\(language)/\(parts[0]).txt").cases.map(\.name)
        #expect(names.contains(parts[1]), "\(language): \(name)")
      }
    }
    #expect(headings > 0 && covered.isSuperset(of: Self.languages))
  }
}
