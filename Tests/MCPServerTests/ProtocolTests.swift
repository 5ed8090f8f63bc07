import AnswerText
import TestSupport
import Testing

/// What the server makes of single messages, right and wrong ones, in both eras.
@Suite struct ProtocolTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func serve(_ lines: String...) throws -> ServedLines {
    let served = try ServedLines(lines, in: folder)
    #expect(served.status == 0)
    return served
  }

  @Test(arguments: [
    ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2025-03-26", "2025-03-26"),
    ("2024-11-05", "2024-11-05"), ("2026-07-28", "2025-11-25"), ("1999-01-01", "2025-11-25"),
  ])
  func theHandshakeSettlesTheVersion(asked: String, settled: String) throws {
    let list = #"{"jsonrpc":"2.0","id":"two","method":"tools/list"}"#
    let served = try serve(ServedLines.initialize(1, asked), list)
    #expect(served[1]?["result"]?["protocolVersion"]?.text == settled)
    let tool = served.answers.last?["result"]?["tools"]?.elements?.first
    #expect(tool?["name"]?.text == "find_query")
    #expect((tool?["outputSchema"] != nil) == (settled >= "2025-06-18"))
    #expect((tool?["annotations"] != nil) == (settled >= "2025-03-26"))
    #expect(served.answers.last?["id"]?.text == "two")
    #expect(served.answers.last?["result"]?["resultType"] == nil)
  }

  @Test func requestsOfTodayStandByThemselves() throws {
    let served = try serve(ServedLines.request(1, "server/discover"), ServedLines.request(2, "tools/list"))
    let versions = served[1]?["result"]?["supportedVersions"]?.elements?.compactMap(\.text)
    #expect(versions == ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"])
    for id in [1, 2] as [Int64] {
      let result = try #require(served[id]?["result"])
      #expect(result["resultType"]?.text == "complete" && result["ttlMs"]?.whole != nil)
      #expect(result["cacheScope"]?.text == "private")
      #expect(result["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"]?.text == "pgxref")
    }
  }

  @Test func bothErasMayComeOverOneStream() throws {
    let served = try serve(
      ServedLines.request(1, "tools/list"), ServedLines.initialize(2, "2025-06-18"),
      #"{"jsonrpc":"2.0","id":3,"method":"ping"}"#, ServedLines.request(4, "server/discover"))
    #expect(served[1]?["result"]?["resultType"] != nil && served[4]?["result"]?["resultType"] != nil)
    #expect(served[3]?["result"]?.compact == "{}")
  }

  @Test(arguments: [
    ("nonsense", -32700, "no JSON"),
    ("{\"jsonrpc\":\"2.0\",\"id\":1", -32700, "ends too early"),
    ("[]", -32600, "A message is a JSON object."),
    ("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", -32600, "A message is a JSON object."),
    ("{\"id\":1,\"method\":\"ping\"}", -32600, "lacks \"jsonrpc\""),
    ("{\"jsonrpc\":\"2.0\",\"id\":1}", -32600, "names no method"),
    ("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", -32600, "id must be"),
    ("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}", -32600, "id must be"),
    ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":[]}", -32600, "\"params\" must be an object"),
    ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}", -32602, "no session was begun"),
    ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}", -32602, "needs \"protocolVersion\""),
    (ServedLines.request(1, "no/such"), -32601, "Unknown method: no/such"),
    (ServedLines.request(1, "ping"), -32601, "Unknown method: ping"),
    (ServedLines.request(1, "tools/list", "\"cursor\":\"x\""), -32602, "cursor is not known"),
    (ServedLines.request(1, "tools/call", "\"name\":\"none\""), -32602, "Unknown tool: none"),
    (ServedLines.request(1, "tools/call", "\"name\":\"search\",\"arguments\":[]"), -32602, "must be an object"),
    (ServedLines.request(1, "resources/read", "\"uri\":\"pgxref://x/y\""), -32602, "Resource not found"),
    (
      #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}"#,
      -32602, "lacks \"io.modelcontextprotocol/clientCapabilities\""
    ),
    (
      #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2027-01-01","io.modelcontextprotocol/clientCapabilities":{}}}}"#,
      -32022, "Unsupported protocol version"
    ),
  ])
  func whatIsWrongIsSaid(line: String, code: Int, message: String) throws {
    let served = try serve(line, ServedLines.request(99, "tools/list"))
    let answer = try #require(served.answers.first { $0["id"]?.whole != 99 })
    #expect(answer["error"]?["code"]?.whole == Int64(code))
    #expect(answer["error"]?["message"]?.text?.contains(message) == true, "\(answer.compact)")
    if code == -32022 { #expect(answer["error"]?["data"]?["requested"]?.text == "2027-01-01") }
    #expect(served[99]?["result"] != nil)
  }

  @Test func batchesAreOfOldVersionsOnly() throws {
    let batch =
      #"[{"jsonrpc":"2.0","id":2,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/initialized"},{"jsonrpc":"2.0"}]"#
    let old = try serve(ServedLines.initialize(1, "2025-03-26"), batch)
    let answers = try #require(old.answers.last?.elements)
    #expect(answers.count == 2 && answers.contains { $0["id"]?.whole == 2 && $0["result"] != nil })
    let new = try serve(ServedLines.initialize(1, "2025-06-18"), batch)
    #expect(new.answers.last?["error"]?["code"]?.whole == -32600)
  }

  @Test func notificationsAndResponsesGetNoAnswer() throws {
    let served = try serve(
      #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, #"{"jsonrpc":"2.0","method":"no/such"}"#,
      #"{"jsonrpc":"2.0","id":7,"result":{}}"#, #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{}}"#)
    #expect(served.answers.isEmpty)
  }

  @Test func anIndexThatIsNotThereIsSaid() throws {
    let served = try serve(ServedLines.call(1, "index_status"))
    #expect(served[1]?["result"]?["isError"] == .bool(true))
    #expect(served.text(1).contains("create it with `pgxref index`"))
  }
}
