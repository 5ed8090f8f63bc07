internal import Foundation

/// A part of a document between `<!-- name: … -->` and `<!-- end -->` that is written by the program.
package struct GeneratedSection {
  private let file: URL
  private let name: String

  package init(of path: String, named name: String) {
    file = Checkout.root.appending(path: path)
    self.name = name
  }

  /// Whether the section is as it should be; with `PGXREF_UPDATE_FIXTURES` set, it is made so.
  package func holds(_ expected: String) throws -> Bool {
    let document = try String(contentsOf: file, encoding: .utf8)
    guard let marker = document.range(of: "<!-- \(name): "),
      let start = document[marker.upperBound...].range(of: "-->\n"),
      let end = document[start.upperBound...].range(of: "<!-- end -->")
    else { return false }
    let section = start.upperBound..<end.lowerBound
    let wanted = "\n" + expected + "\n\n"
    if document[section] == wanted { return true }
    guard ProcessInfo.processInfo.environment["PGXREF_UPDATE_FIXTURES"] != nil else { return false }
    try document.replacingCharacters(in: section, with: wanted).write(to: file, atomically: true, encoding: .utf8)
    return true
  }
}
