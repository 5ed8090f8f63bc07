import AnswerText
import Foundation
import TestSupport
import Testing

/// What no well-behaved client sends, more than a client sends at once, and an index that changes under way.
@Suite struct RobustnessTests {
  /// SplitMix64, so that each run sends the same.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var value = state
      value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
      value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
      return value ^ value >> 31
    }
  }

  private let index: PolicyIndex

  init() throws { index = try PolicyIndex() }

  @Test func tenThousandMalformedLinesAreSurvived() throws {
    var random = Random(state: 6)
    let request = Array(ServedLines.call(1, "find_query", #"{"query":"SELECT 1","limit":3}"#).utf8)
    var input: [UInt8] = []
    for number in 0..<10_000 {
      var line: [UInt8]
      switch number % 5 {
      case 0:
        line = (0..<Int.random(in: 1...300, using: &random)).map { _ in .random(in: .min ... .max, using: &random) }
      case 1: line = Array(request.prefix(Int.random(in: 1..<request.count, using: &random)))
      case 2:
        line = request
        for _ in 0..<3 { line[Int.random(in: line.indices, using: &random)] = .random(in: 32...126, using: &random) }
      case 3:
        line = Array(#"{"jsonrpc":"2.0","id":\#(String(repeating: "9", count: number % 400 + 1)),"method":"x"}"#.utf8)
      default: line = Array((String(repeating: #"{"a":["#, count: number % 1000) + "1e999").utf8)
      }
      line.removeAll { $0 == UInt8(ascii: "\n") }
      input += line + [UInt8(ascii: "\n")]
    }
    for filler in ["x", "[", "\"", "{\"a\":"] {
      input += Array(String(repeating: filler, count: 10_000_000 / filler.utf8.count).utf8) + [UInt8(ascii: "\n")]
    }
    input += Array((ServedLines.call(777, "find_usage", #"{"table":"orders"}"#) + "\n{\"jsonrpc\"").utf8)
    try index.folder.write(input, to: "input")
    let command = try Program.shell("\"$pgxref\" mcp < input", in: index.folder)
    #expect(command.status == 0, "\(command.errors.suffix(500))")
    let answers = try command.output.split(separator: "\n").map { try JSON(reading: Array($0.utf8)) }
    #expect(answers.count > 9000)
    #expect(answers.contains { $0["id"]?.whole == 777 && $0["result"]?["structuredContent"] != nil })
    #expect(answers.count { $0["error"]?["message"]?.text?.contains("longer than") == true } == 4)
    #expect(answers.allSatisfy { $0["error"]?["code"]?.whole != -32603 })
  }

  @Test func whatIsUnderWayIsAnsweredAtTheEndOfTheInput() throws {
    let lines = (1...60).map {
      ServedLines.call($0, "find_query", #"{"query":"SELECT sum(total) FROM orders WHERE user_id = \#($0)"}"#)
    }
    let served = try ServedLines(lines, in: index.folder)
    #expect(served.status == 0)
    #expect(Set(served.answers.compactMap { $0["id"]?.whole }) == Set(1...60))
    #expect(served.answers.allSatisfy { $0["result"]?["isError"] == nil })
  }

  /// The calls wait for the first one, which makes the matcher.
  @Test func cancelledCallsAreNotAnswered() throws {
    let calls = (1...40).map {
      ServedLines.call($0, "find_query", #"{"query":"SELECT sum(total) FROM orders WHERE user_id = 1"}"#)
    }
    let cancellations = (11...40).map {
      #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":\#($0),"reason":"test"}}"#
    }
    let served = try ServedLines(calls + cancellations + [ServedLines.call(99, "index_status")], in: index.folder)
    let answered = Set(served.answers.compactMap { $0["id"]?.whole })
    #expect(answered.isSuperset(of: Set(1...10)) && answered.contains(99))
    #expect(answered.isDisjoint(with: Set(31...40)), "\(answered.sorted())")
  }

  /// In one run: memory with ten times as many calls under way, beside that with few.
  @Test func memoryDoesNotGrowWithTheCallsUnderWay() throws {
    func peak(calls: Int) throws -> Int {
      let lines = (1...calls).map { ServedLines.call($0, "find_usage", #"{"table":"orders"}"#) + "\n" }
      try index.folder.write(lines.joined(), to: "calls")
      let script =
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdin=open('calls'), stdout=open('answers', 'w'), "
        + "check=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
      let command = try Command(
        "python3", "-c", script, try #require(Program.path), "mcp", "--index", "index.sqlite", in: index.folder.url)
      let answers = try String(contentsOf: index.folder.url.appending(path: "answers"), encoding: .utf8)
      #expect(answers.split(separator: "\n").count == calls)
      return try #require(Int(command.output.prefix { $0.isNumber }))
    }
    let (few, many) = (try peak(calls: 100), try peak(calls: 1000))
    #expect(Double(many) < 1.3 * Double(few), "\(few) KB and \(many) KB")
  }

  @Test func aReplacedIndexIsNoticed() throws {
    try index.folder.write(
      "def f(cursor):\n    cursor.execute('SELECT id FROM refunds WHERE cause = 3')\n", to: "new/new.py")
    let call = ServedLines.call(1, "explain_site", #"{"function":"f"}"#)
    let later = ServedLines.call(2, "explain_site", #"{"function":"f"}"#)
    try index.folder.write(call + "\n", to: "before")
    try index.folder.write(later + "\n", to: "after")
    let command = try Program.shell(
      """
      mkfifo pipe && { "$pgxref" mcp < pipe > answers & exec 3> pipe; cat before >&3
      for i in $(seq 200); do if grep -q '"id":1' answers; then break; fi; sleep 0.05; done
      "$pgxref" index new --name new > log && cat after >&3; exec 3>&-; wait; cat answers; }
      """, in: index.folder)
    let answers = try command.output.split(separator: "\n").map { try JSON(reading: Array($0.utf8)) }
    #expect(answers.count == 2, "\(command.output) \(command.errors)")
    #expect(answers.first?["result"]?["isError"] == .bool(true))
    #expect(answers.last?["result"]?["structuredContent"]?["sites"]?.elements?.first?["file"]?.text == "new.py")
  }

  /// A token has three bytes at least; JSON has more.
  @Test func theListOfToolsIsSmall() throws {
    let served = try ServedLines([ServedLines.request(1, "tools/list")], in: index.folder)
    let tools = try #require(served[1]?["result"]?["tools"])
    #expect(tools.compact.utf8.count / 3 < 2500)
  }
}
