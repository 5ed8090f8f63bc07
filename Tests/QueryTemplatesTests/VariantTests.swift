import QueryTemplates
import SourceModel
import Testing

@Suite struct VariantTests {
  /// A block: styles and the template, then each variant's text, with its holes behind it as `name=kind(stand-in)`.
  @Test(arguments: ["placeholders.txt", "variants.txt"])
  func expandsAsTheFixturesSay(fixture: String) throws {
    let blocks = Fixture.blocks(fixture)
    #expect(blocks.count > 15)
    for block in blocks {
      let source = try #require(block.first)
      let halves = source.split(separator: "| ", maxSplits: 1, omittingEmptySubsequences: false)
      let styles = PlaceholderStyles(
        try halves[0].split(separator: " ").map { name in
          try #require(PlaceholderStyles(name: String(name)), "\(name)")
        })
      let expansion = TemplateNotation.template(String(halves[1])).variants(placeholders: styles)
      #expect(expansion.variants.map(description) == Array(block.dropFirst()), "\(source)")
      #expect(!expansion.isCut)
    }
  }

  @Test func saysWhereEachPartIsWritten() throws {
    let template = Template.joined([
      .text(bytes("SELECT %s, 'a%%'\n"), origin: origin("a.py", 10)),
      .text(bytes("FROM "), origin: origin("a.py", 40)),
      .hole(Hole(kind: .unknown, name: "table")),
      .text(bytes(" WHERE x = %s"), origin: origin("b.py", 7)),
    ])
    let variant = try #require(template.variants(placeholders: .percent).variants.first)
    #expect(string(variant.text) == "SELECT $1, 'a%'\nFROM hole_1 WHERE x = $2")
    #expect(variant.origin(at: 8) == origin("a.py", 10))
    #expect(variant.origin(at: 15) == origin("a.py", 10))
    #expect(variant.origin(at: 16) == origin("a.py", 40))
    #expect(variant.origin(at: 22) == origin("a.py", 40))
    #expect(variant.origin(at: 40) == origin("b.py", 7))
    #expect(variant.origins(from: 0, to: variant.text.count) == template.origins)
    #expect(variant.origins(from: 17, to: 19) == [origin("a.py", 40)])
  }

  @Test func stopsAtTheLimitWithSomeOfEach() {
    let choice = "«a¦b¦c»"
    let template = TemplateNotation.template("SELECT " + Array(repeating: choice, count: 10).joined(separator: ", "))
    let expansion = template.variants(limit: 64, placeholders: [])
    #expect(expansion.isCut)
    #expect(expansion.variants.count == 64)
    let texts = expansion.variants.map { string($0.text) }
    #expect(texts.first == "SELECT a, a, a, a, a, a, a, a, a, a")
    #expect(texts.contains("SELECT a, a, a, a, a, a, a, a, a, c"))
    #expect(texts.contains { $0.hasPrefix("SELECT b") })
  }

  private func origin(_ path: String, _ start: Int) -> TemplateText.Origin {
    TemplateText.Origin(path: path, range: ByteRange(start: start, end: start + 5))
  }

  private func description(_ variant: Variant) -> String {
    let holes = variant.holes.map { hole in
      let standIn = string(Array(variant.text[hole.offset..<(hole.offset + hole.count)]))
      return " \(hole.name)=\(hole.kind)(\(standIn))"
    }
    return "= \(string(variant.text).replacing("\n", with: "\\n"))" + (holes.isEmpty ? "" : "  ←" + holes.joined())
  }
}
