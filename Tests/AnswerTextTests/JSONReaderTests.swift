import AnswerText
import Testing

/// Values as they come from other programs, read and written again.
@Suite struct JSONReaderTests {
  @Test(arguments: [
    (#" {"b" : [1, -2.5e3, true, null], "a": {}} "#, #"{"b":[1,-2500,true,null],"a":{}}"#),
    (#""\u00e9 \ud83d\ude00 \ud800 \/ \n""#, "\"é 😀 \u{fffd} / \\n\""),
    (#""\ud83d\u0041""#, "\"\u{fffd}A\""),
    ("9223372036854775807", "9223372036854775807"),
    ("1e999", "null"),
    ("123456789012345678901234567890", "1.2345678901234568e+29"),
    ("[]", "[]"),
  ])
  func valuesAreRead(text: String, written: String) throws {
    #expect(try JSON(reading: Array(text.utf8)).compact == written)
  }

  @Test(arguments: [
    ("", JSONFailure.Reason.unfinished), ("{", .unfinished), ("[1,", .unfinished), (#"{"a""#, .unfinished),
    (#""abc"#, .unfinished), (#""\u12"#, .unfinished), ("tru", .unfinished), ("-", .unfinished),
    ("{a:1}", .unexpected), ("[1,]", .unexpected), ("01", .unexpected), ("+1", .unexpected), ("1.e5", .unexpected),
    ("'a'", .unexpected), ("\"a\nb\"", .unexpected), (#""\x41""#, .unexpected), (#""\u00+1""#, .unexpected),
    ("NaN", .unexpected), ("1 2", .trailing), ("{}}", .trailing),
  ])
  func whatIsNoJSONIsRefused(text: String, reason: JSONFailure.Reason) {
    #expect(throws: JSONFailure.self) { try JSON(reading: Array(text.utf8)) }
    #expect((failure(of: Array(text.utf8)))?.reason == reason)
  }

  @Test func depthIsBounded() {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      let nested = { String(repeating: open, count: $0) + "1" + String(repeating: close, count: $0) }
      #expect(failure(of: Array(nested(100).utf8)) == nil)
      #expect(failure(of: Array(nested(100_000).utf8))?.reason == .tooDeep)
    }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(failure(of: [0x22, 0xff, 0x22])?.reason == .invalidText)
    #expect(failure(of: [0x22, 0xed, 0xa0, 0x80, 0x22])?.reason == .invalidText)
  }

  @Test func theLastOfEqualKeysCounts() throws {
    let value = try JSON(reading: Array(#"{"a":1,"a":2}"#.utf8))
    #expect(value["a"]?.whole == 2)
  }

  private func failure(of bytes: [UInt8]) -> JSONFailure? {
    do throws(JSONFailure) {
      _ = try JSON(reading: bytes)
      return nil
    } catch {
      return error
    }
  }
}
