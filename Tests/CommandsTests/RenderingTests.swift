import AnswerText
@testable import Commands
import SourceModel
import Testing

struct RenderingTests {
  @Test(arguments: [
    (JSON.null, "null"), (.bool(true), "true"), (.integer(-5), "-5"), (.number(0.25), "0.25"), (.number(5), "5"),
    (.number(Double.nan), "null"), (.string("a\"b\\c\n\r\t\u{1}é\u{2028}"), #""a\"b\\c\n\r\t\u0001é\u2028""#),
    (.array([]), "[]"), (.object([]), "{}"), (.array([.integer(1), .null]), "[1,null]"),
    (.object([("b", .integer(1)), ("a", .array([.object([("c", .null)])]))]), #"{"b":1,"a":[{"c":null}]}"#),
  ])
  func writesJSON(value: JSON, expected: String) {
    #expect(value.compact == expected)
  }

  @Test(arguments: [
    (0, "0.00 ms"), (0.034, "0.03 ms"), (12.34, "12.3 ms"), (999.4, "999 ms"), (1000, "1.00 s"), (61_000, "1.02 min"),
    (7_200_000, "2.00 h"), (1_234_567_890, "343 h"),
  ])
  func writesDurations(milliseconds: Double, expected: String) {
    #expect(milliseconds.duration == expected)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (Int64.min, "-9,223,372,036,854,775,808"),
  ])
  func groupsDigits(number: Int64, expected: String) {
    #expect(number.grouped == expected)
  }

  @Test(
    arguments: [
      ("2026-08-22", 1_787_356_800), ("2026-08-22T12:00:00Z", 1_787_400_000),
      ("2026-08-22T14:00:00+02:00", 1_787_400_000),
      ("yesterday", nil), ("2026-13-01", nil), ("", nil),
    ] as [(String, Int64?)])
  func readsTimes(text: String, seconds: Int64?) {
    #expect(Timestamp(iso8601: text)?.seconds == seconds)
  }

  @Test func alignsColumnsByWhatIsSeen() {
    var table = TextTable([.left, .right, .left])
    table.add(["a", "1", ""])
    table.add([TextStyle(isColoured: true).place("bcd"), "100", "x"])
    #expect(table.lines(indentation: 1) == [" a      1", " \u{1b}[36mbcd\u{1b}[0m  100  x"])
  }

  @Test(
    arguments: [("1h", 3600), ("7d", 604_800), ("90m", 5400), ("7", nil), ("d", nil), ("-1d", nil), ("1w", nil)]
      as [(String, Int64?)])
  func readsAges(text: String, seconds: Int64?) {
    #expect(Age(argument: text)?.seconds == seconds)
  }

  @Test(
    arguments: [("80%", 0.8), ("0.8", 0.8), ("0", 0), ("100%", 1), ("1.1", nil), ("-1%", nil), ("x", nil)]
      as [(String, Double?)])
  func readsShares(text: String, share: Double?) {
    #expect(Share(argument: text)?.value == share)
  }
}
