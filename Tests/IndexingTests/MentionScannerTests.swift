@testable import Indexing
import SourceModel
import Testing

@Suite struct MentionScannerTests {
  private func mentions(of name: String, in code: String) -> [NameMention] {
    let hash = FoldedName(name).hash
    return MentionScanner.mentions(in: Array(code.utf8)).lines(of: [hash])[hash] ?? []
  }

  @Test(arguments: [
    (code: "order.customer_note", place: NameMention.Place.attribute, spelling: NameMention.Spelling.snake),
    (code: "$this->customerNote", place: .attribute, spelling: .camel),
    (code: "@customer_note", place: .attribute, spelling: .snake),
    (code: "self.CUSTOMER_NOTE", place: .attribute, spelling: .capitals),
    (code: "row[\"customer_note\"]", place: .key, spelling: .snake),
    (code: "params.permit(:customer_note)", place: .key, spelling: .snake),
    (code: "customerNote: string", place: .key, spelling: .camel),
    (code: "customer_note = models.TextField()", place: .key, spelling: .snake),
    (code: "filter(order__customer_note__isnull=True)", place: .key, spelling: .snake),
    (code: "Order.find_by_customer_note(x)", place: .key, spelling: .snake),
    (code: "orders.findFirstByCustomerNote(x)", place: .key, spelling: .pascal),
    (code: "CustomerNote string", place: .other, spelling: .pascal),
    (code: "the customer_note of it", place: .other, spelling: .snake),
  ])
  func howANameStands(code: String, place: NameMention.Place, spelling: NameMention.Spelling) {
    let found = mentions(of: "customer_note", in: "x\n\(code)\r\n")
    #expect(found == [NameMention(line: 2, place: place, spelling: spelling)], "\(code)")
  }

  @Test(arguments: [
    (code: "order.status", count: 1), (code: "status: open", count: 1), (code: "'status'", count: 1),
    (code: "the status of an order", count: 0), (code: "Status is what it has", count: 0),
    (code: "statuses.x", count: 0),
    (code: "find_by_status x", count: 1), (code: "standby_status", count: 0), (code: "byStatus", count: 0),
    (code: "a.status(b.status)", count: 1), (code: "x.status\ny.status", count: 2),
  ])
  func aNameOfOneWordHasToStandLikeAName(code: String, count: Int) {
    #expect(mentions(of: "status", in: code).count == count, "\(code)")
  }

  @Test(arguments: [
    (code: "tag.v", count: 1), (code: "validates :v", count: 1), (code: "row['v']", count: 1),
    (code: "v = 1", count: 1),
    (code: "f(v)", count: 0), (code: "v(x)", count: 0), (code: "a v b", count: 0),
  ])
  func aSingleLetterHasToStandLikeAColumn(code: String, count: Int) {
    #expect(mentions(of: "v", in: code).count == count, "\(code)")
  }

  @Test func onlySomeLinesOfANameAreKept() {
    #expect(mentions(of: "status", in: String(repeating: "a.status\n", count: 40)).map(\.line) == Array(1...16))
  }

  @Test func manyNamesAreFoundAgain() {
    let names = (0..<500).map { "column_\($0)" }
    let found = MentionScanner.mentions(in: Array(names.joined(separator: "\n").utf8))
      .lines(of: Set(names.map { FoldedName($0).hash }))
    for (index, name) in names.enumerated() {
      #expect(found[FoldedName(name).hash]?.map(\.line) == [index + 1])
    }
    #expect(NameMentions(bytes: [0x80]).lines(of: [1]).isEmpty)
  }
}
