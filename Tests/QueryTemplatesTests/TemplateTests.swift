import QueryTemplates
import SourceModel
import Testing

@Suite struct TemplateTests {
  @Test(arguments: [
    ("«a¦b»", "(a|b)"), ("a«¦ WHERE {x}»", "a[ WHERE {x}]"), ("«{x}»…«, »", "({x}){, }…"), ("«a»…", "(a)…"),
    ("«ab¦a¦ab»", "(ab|a)"), ("«a¦«b¦c»»", "(a|b|c)"), ("«{x}a¦{x}b»", "{x}(a|b)"), ("«a{x}¦b{x}»", "(a|b){x}"),
    ("«a¦a»", "a"), ("", ""), ("«¦»", ""), ("«¦a{x}¦b{x}»", "[a{x}|b{x}]"), ("««a»…»…", "(a)…"),
  ])
  func readsAndReducesTo(notation: String, description: String) {
    #expect(TemplateNotation.template(notation).description == description)
  }

  @Test func sharesWhatAlternativesBeginWith() {
    var template = Template.text(bytes("SELECT 1"))
    for index in 0..<1000 {
      template = .oneOf([template, .joined([template, .text(bytes(" AND c\(index) = 1"))])])
    }
    #expect(template.size().nodes < 5000)
    #expect(template.isWithinLimits)
  }

  @Test func staysBoundedWhereAlternativesShareNothing() {
    var template = Template.text(bytes("x"))
    for index in 0..<1000 {
      let left = Template.joined([.text(bytes("a\(index)")), template, .text(bytes("l"))])
      template = .oneOf([left, .joined([.text(bytes("b\(index)")), template, .text(bytes("r"))])])
    }
    #expect(template.isWithinLimits)
    #expect(Template(decoding: template.encoded) == template)
  }

  @Test func appendsTenThousandTimes() {
    var template = Template.empty
    for index in 0..<10_000 { template = .joined([template, .text(bytes("\(index) "))]) }
    #expect(template.size() == TemplateSize(nodes: 10_001, depth: 2))
    #expect(Template(decoding: template.encoded) == template)
    #expect(template.variants(placeholders: []).variants.count == 1)
  }

  @Test func nestsAHundredChoices() {
    var template = Template.text(bytes("x"))
    for index in 0..<100 {
      template = .oneOf([.joined([.text(bytes("(\(index) ")), template, .text(bytes(")"))]), .text(bytes("\(index)"))])
    }
    #expect(template.isWithinLimits)
    #expect(Template(decoding: template.encoded) == template)
    #expect(template.variants(placeholders: []).variants.count == 64)
  }

  @Test func whatIsTooDeepBecomesAHole() {
    var template = Template.empty
    for _ in 0..<300 { template = .choice([template, .empty]) }
    #expect(!template.isWithinLimits)
    #expect(template.description == "{…}")
    #expect(Template(decoding: template.encoded) == .overflow)
    #expect(template.variants(placeholders: []).variants.isEmpty)
    #expect(TokenAutomaton(SentTemplate(template, placeholders: [])) == nil)
    #expect(Template.oneOf([template, .text(bytes("x"))]) == .overflow)
  }

  @Test func encodesWithoutLossAndRefusesOtherBytes() throws {
    let origin = TemplateText.Origin(path: "lib/ä.py", range: ByteRange(start: 300, end: 345))
    let template = Template.joined([
      .text(bytes("SELECT "), origin: origin), TemplateNotation.template("«a¦{b:value}¦»«{c:clause}»…«, »"),
      .text([0xff, 0x00], origin: .init(path: "x", range: ByteRange(start: 0, end: 1 << 40))),
    ])
    let encoded = template.encoded
    #expect(Template(decoding: encoded) == template)
    #expect(template.origins.map(\.path) == ["lib/ä.py", "x"])
    for cut in encoded.indices { #expect(Template(decoding: Array(encoded[..<cut])) == nil) }
    var random = RandomNumbers(seed: 1)
    for _ in 0..<20_000 {
      var corrupt = encoded
      for _ in 0..<3 { corrupt[random.next(below: corrupt.count)] = UInt8(random.next(below: 256)) }
      // Whatever is read must be a template that can be written again.
      if let other = Template(decoding: corrupt) { #expect(Template(decoding: other.encoded) == other) }
    }
  }

  @Test func alternativesThatReadTheSameAreOneWrittenInAllPlaces() {
    let places = (0..<3).map { TemplateText.Origin(path: "a.py", range: ByteRange(start: $0 * 10, end: $0 * 10 + 5)) }
    let ways = places.map { Template.joined([.text(bytes("a = "), origin: $0), .hole(Hole(kind: .value, name: "x"))]) }
    let template = Template.oneOf(ways + [.text(bytes("b"))])
    #expect(template.description == "(a = {x}|b)")
    #expect(template.origins == places)
    #expect(Template(decoding: template.encoded) == template)
    #expect(template.identity == Template.oneOf([ways[2], .text(bytes("b"))]).identity)
  }

  @Test func identityLeavesOutOriginsAndSeams() {
    let origin = TemplateText.Origin(path: "a", range: ByteRange(start: 1, end: 2))
    let one = Template.joined([.text(bytes("SELECT "), origin: origin), .text(bytes("1"), origin: origin)])
    #expect(one.identity == Template.text(bytes("SELECT 1")).identity)
    #expect(one.identity != Template.text(bytes("SELECT 2")).identity)
    #expect(one.encoded != one.identity)
  }
}
