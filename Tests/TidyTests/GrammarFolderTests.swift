import Foundation
import TestSupport
import Testing

/// The folders of Grammars/: a manifest each that `make grammars` can build from, and fixtures that show it working.
@Suite struct GrammarFolderTests {
  private struct Manifest: Decodable {
    struct Grammar: Decodable {
      var package: String
      var folder: String
      var symbol: String
    }
    var name: String
    var extensions: [String]
    var grammar: Grammar
  }

  private static func manifests() throws -> [(language: String, manifest: Manifest)] {
    try Checkout.folders(in: "Grammars").sorted().map { language in
      let bytes = try Data(contentsOf: Checkout.root.appending(path: "Grammars/\(language)/manifest.json"))
      return (language, try JSONDecoder().decode(Manifest.self, from: bytes))
    }
  }

  @Test func manifestsNameTheirFolderAndAPinnedPackage() throws {
    let pinned = try Checkout.lines(of: "Grammars/sources.txt").filter { $0.contains(" --hash=sha256:") }
    for (language, manifest) in try Self.manifests() {
      #expect(manifest.name == language)
      #expect(
        pinned.contains { $0.hasPrefix(manifest.grammar.package + " ") }, "\(manifest.grammar.package) is not pinned")
    }
  }

  @Test func anExtensionBelongsToOneLanguage() throws {
    let claims = try Self.manifests().flatMap { language, manifest in manifest.extensions.map { ($0, language) } }
    for (suffix, claimants) in Dictionary(grouping: claims, by: \.0) {
      #expect(claimants.count == 1, ".\(suffix) is claimed by \(claimants.map(\.1))")
    }
  }

  @Test func everyLanguageThatIsReadHasFixtures() throws {
    let tables = Checkout.files(under: "Grammars", named: "/lowering.json")
    let read = tables.compactMap { $0.split(separator: "/").dropFirst().first }
    let covered = Checkout.files(under: "Fixtures/languages").compactMap { $0.split(separator: "/").dropFirst(2).first }
    let bare = Set(read).subtracting(covered)
    #expect(bare.isEmpty, "no fixtures under Fixtures/languages for \(bare.sorted())")
  }

  @Test func theReadmeListsTheLanguages() throws {
    let rows = try Self.manifests().map { language, manifest in
      "| \(language) | " + manifest.extensions.map { "`.\($0)`" }.joined(separator: " ") + " |"
    }
    let table = (["| language | files |", "| --- | --- |"] + rows).joined(separator: "\n")
    #expect(try GeneratedSection(of: "README.md", named: "languages").holds(table))
  }
}
