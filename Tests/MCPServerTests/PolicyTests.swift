import AnswerText
import Foundation
import TestSupport
import Testing

/// What a policy hides cannot be had in any way, and what it leaves can.
@Suite struct PolicyTests {
  private static let policy = """
    hide:
      schemas: [payroll]
      columns: [users.ssn]
    """
  /// The names that the policy hides itself, through what is made of them, and with the only statement that has them.
  private static let hidden = ["ssn", "payroll", "salaries", "taxcode", "ledger"]

  private let index: PolicyIndex

  init() throws { index = try PolicyIndex() }

  /// Every way to name something: each tool and argument, resource, prompt and completion.
  private static func questions(about name: String) -> [String] {
    let sql = [
      "SELECT \(name) FROM users WHERE id = 1", "SELECT amount FROM \(name) WHERE user_id = 3",
      "SELECT amount FROM payroll.\(name) WHERE user_id = 3", "SELECT \(name) FROM tax_numbers WHERE id = 5", name,
      "SELECT \(name) FROM users ORDER BY name", "SELECT 1 /*action='\(name)',controller='home'*/",
    ]
    let calls: [(String, String)] =
      sql.flatMap {
        [("find_query", #"{"query":"\#($0)"}"#), ("find_query", #"{"query":"\#($0)","detail":"evidence"}"#)]
      }
      + [
        ("find_usage", #"{"table":"\#(name)"}"#), ("find_usage", #"{"table":"payroll.\#(name)"}"#),
        ("find_usage", #"{"table":"\#(name).orders"}"#), ("find_usage", #"{"table":"users","column":"\#(name)"}"#),
        ("find_usage", #"{"table":"tax_numbers","column":"\#(name)"}"#),
        ("find_usage", #"{"table":"\#(name)","column":"id"}"#), ("find_usage", #"{"table":"\#(name.uppercased())"}"#),
        ("top_queries", #"{"table":"\#(name)"}"#), ("top_queries", #"{"file":"\#(name).py"}"#),
        ("top_queries", #"{"function":"\#(name)"}"#), ("top_queries", #"{"function":"find_\#(name)"}"#),
        ("explain_site", #"{"file":"\#(name).py"}"#), ("explain_site", #"{"function":"find_\#(name)"}"#),
        ("explain_site", #"{"file":"shop.py","repository":"\#(name)"}"#), ("search", #"{"words":"\#(name)"}"#),
        ("search", #"{"words":"users \#(name)"}"#), ("search", #"{"words":"\#(name.dropLast())"}"#),
        ("top_queries", #"{"since":"\#(name)"}"#), ("top_queries", #"{"cursor":"\#(name)"}"#),
        ("top_queries", #"{"order":"\#(name)"}"#), ("top_queries", #"{"\#(name)":1}"#), (name, "{}"),
      ]
    let others: [(String, String)] = [
      ("resources/read", #""uri":"pgxref://table/\#(name)""#), ("resources/read", #""uri":"pgxref://query/\#(name)""#),
      ("resources/read", #""uri":"pgxref://\#(name)""#),
      ("prompts/get", #""name":"drop_column","arguments":{"table":"users","column":"\#(name)"}"#),
      ("prompts/get", #""name":"\#(name)""#), (name, ""),
      ("completion/complete", completion("table", String(name.dropLast()), context: nil)),
      ("completion/complete", completion("column", String(name.dropLast()), context: "users")),
      ("completion/complete", completion("column", "", context: name)),
    ]
    return calls.enumerated().map { ServedLines.call($0.offset, $0.element.0, $0.element.1) }
      + others.enumerated().map { ServedLines.request(1000 + $0.offset, $0.element.0, $0.element.1) }
  }

  private static func completion(_ name: String, _ value: String, context: String?) -> String {
    let context = context.map { #","context":{"arguments":{"table":"\#($0)"}}"# } ?? ""
    return
      #""ref":{"type":"ref/prompt","name":"drop_column"},"argument":{"name":"\#(name)","value":"\#(value)"}\#(context)"#
  }

  /// Byte for byte, but for the name itself.
  @Test(arguments: hidden) func aHiddenNameIsAnsweredAsOneThatNobodyHas(name: String) throws {
    let unknown = String(name.map { ["s": "q", "p": "j", "t": "v", "l": "k"][$0] ?? $0 })
    let asked = try index.serve(Self.questions(about: name), policy: Self.policy)
    let control = try index.serve(Self.questions(about: unknown), policy: Self.policy)
    #expect(asked.answers.count == Self.questions(about: name).count)
    for answer in asked.answers {
      let id = try #require(answer["id"]?.whole)
      var expected = control[id]?.compact ?? ""
      for (ours, theirs) in [
        (name, unknown), (String(name.dropLast()), String(unknown.dropLast())),
        (name.uppercased(), unknown.uppercased()),
      ] { expected = expected.replacing(theirs, with: ours) }
      #expect(Self.withoutCursor(answer.compact) == Self.withoutCursor(expected), "question \(id)")
    }
  }

  /// A cursor holds a digest of its question.
  private static func withoutCursor(_ text: String) -> String {
    text.replacing(#/(nextCursor\W+)[A-Za-z0-9+\/=]+/#) { "\($0.1)" }
  }

  /// Whatever is asked without naming anything hidden.
  @Test func nothingHiddenIsToldUnasked() throws {
    var lines = [
      ServedLines.call(1, "top_queries", #"{"limit":100}"#), ServedLines.call(2, "index_status"),
      ServedLines.request(3, "resources/read", #""uri":"pgxref://status""#), ServedLines.request(4, "resources/list"),
      ServedLines.request(5, "tools/list"), ServedLines.request(6, "prompts/list"),
      ServedLines.request(7, "completion/complete", Self.completion("table", "", context: nil)),
      ServedLines.request(8, "completion/complete", Self.completion("column", "", context: "users")),
    ]
    for queryID in 101...110 {
      lines.append(ServedLines.call(queryID, "find_query", #"{"query":"\#(queryID)","detail":"evidence"}"#))
    }
    for (id, table) in ["users", "orders", "refunds", "tax_numbers", "user", "order"].enumerated() {
      lines.append(ServedLines.call(200 + id, "find_usage", #"{"table":"\#(table)","limit":100}"#))
      lines.append(ServedLines.call(300 + id, "find_usage", #"{"table":"\#(table)","column":"id"}"#))
      lines.append(ServedLines.call(400 + id, "top_queries", #"{"table":"\#(table)"}"#))
      lines.append(ServedLines.call(500 + id, "search", #"{"words":"\#(table)","limit":100}"#))
      lines.append(ServedLines.request(600 + id, "resources/read", #""uri":"pgxref://table/\#(table)""#))
    }
    lines.append(ServedLines.call(700, "explain_site", #"{"file":"shop.py","limit":100}"#))
    for line in 1...60 {
      lines.append(ServedLines.call(700 + line, "explain_site", #"{"file":"shop.py","line":\#(line)}"#))
    }
    let served = try index.serve(lines, policy: Self.policy)
    #expect(served.answers.count == lines.count)
    for answer in served.answers {
      let text = answer.compact.lowercased()
      for name in Self.hidden { #expect(!text.contains(name), "\(answer.compact)") }
    }
    // The statements that read what is hidden, by name, by `*`, through a view, and in a comment.
    for queryID in [102, 103, 104, 107, 108, 109] as [Int64] {
      #expect(served.text(queryID).contains("no imported statistics hold the queryid \(queryID)"))
    }
    for queryID in [101, 105, 106, 110] as [Int64] {
      #expect(served.text(queryID).contains("production:"), "\(queryID)")
    }
    #expect(served.text(106).contains("code: withheld by policy"))
    // Nor that it has an index whose definition names what is hidden.
    #expect(served.text(101).contains("indexes: users_email_idx (index): (email), users_pkey (primary key): (id)\n"))
    #expect(served.text(2).contains("- table: orders\n"))
    // Not even that a table has a column which nobody may see.
    #expect(served.text(200).contains("column: name") && !served.text(200).contains("column: withheld"))
    #expect(served.text(105).contains("policy: what the policy hides is left out or withheld by policy"))
    // Two of three callers are withheld, which is not told.
    #expect(served.text(105).contains("shop.py:48, withheld by policy\n"), "\(served.text(105))")
    #expect(served.text(1).components(separatedBy: "queryid:").count == 5)
    #expect(!served.text(2).contains("sites:") && !served.text(2).contains("queries:\n"))
  }

  @Test func withoutAPolicyAllIsTold() throws {
    let served = try ServedLines(
      [
        ServedLines.call(1, "find_query", #"{"query":"103"}"#),
        ServedLines.call(2, "find_usage", #"{"table":"salaries"}"#),
      ],
      in: index.folder)
    #expect(served.text(1).contains("SELECT ssn FROM users"))
    #expect(served.text(2).contains("name: salaries") && !served.text(2).contains("withheld"))
  }

  @Test func onlyWhatIsAllowedIsShown() throws {
    let policy = """
      allow:
        tables: [orders]
        columns: [users.id, users.name]
      """
    let lines = [
      ServedLines.call(1, "top_queries", #"{"limit":100}"#), ServedLines.call(2, "find_usage", #"{"table":"refunds"}"#),
      ServedLines.call(3, "find_usage", #"{"table":"users"}"#), ServedLines.call(4, "search", #"{"words":"e"}"#),
    ]
    let served = try index.serve(lines, policy: policy)
    #expect(served.text(1).contains("FROM orders") && served.text(1).contains("UPDATE orders"))
    #expect(served.text(2) == "no table 'refunds'")
    #expect(served.text(3).contains("column: name"))
    for name in ["refunds", "email", "ssn", "salaries", "tax_numbers", "cause"] {
      for id in [1, 3, 4] as [Int64] { #expect(!served.text(id).contains(name), "\(served.text(id))") }
    }
  }

  @Test func toolsExcerptsAndRowsAreLimited() throws {
    let policy = "tools: [top_queries, explain_site]\nexcerpts: false\nlimit: 2\n"
    let served = try index.serve(
      [
        ServedLines.request(1, "tools/list"), ServedLines.call(2, "find_query", #"{"query":"101"}"#),
        ServedLines.call(3, "top_queries", #"{"limit":50}"#),
        ServedLines.call(4, "explain_site", #"{"function":"names"}"#),
        ServedLines.request(5, "resources/templates/list"),
        ServedLines.request(6, "resources/read", #""uri":"pgxref://table/users""#),
      ], policy: policy)
    #expect(
      served[1]?["result"]?["tools"]?.elements?.compactMap { $0["name"]?.text } == ["top_queries", "explain_site"])
    #expect(served[2]?["error"]?["message"]?.text?.hasPrefix("Unknown tool: find_query; there are") == true)
    let top = served[3]?["result"]?["structuredContent"]
    #expect(top?["queries"]?.elements?.count == 2 && top?["nextCursor"] == nil)
    #expect(served[4]?["result"]?["structuredContent"]?["sites"]?.elements?.first?["code"] == nil)
    #expect(served[5]?["result"]?["resourceTemplates"]?.elements?.isEmpty == true)
    #expect(served[6]?["error"] != nil)
  }

  @Test func everyCallIsLogged() throws {
    let served = try index.serve(
      [
        ServedLines.call(1, "find_usage", #"{"table":"users","limit":2}"#),
        ServedLines.call(2, "find_usage", #"{"table":"salaries"}"#),
        ServedLines.call(3, "find_query", #"{"query":"SELECT id, name FROM users WHERE email = 'ann@example.org'"}"#),
        ServedLines.request(4, "resources/read", #""uri":"pgxref://table/orders""#),
        ServedLines.request(5, "prompts/get", #""name":"introduce_database""#),
      ], policy: Self.policy + "\naudit: log/calls.jsonl\n")
    #expect(served.status == 2 && served.errors.contains("calls.jsonl: the audit log cannot be written"))
    try index.folder.write("", to: "log/calls.jsonl")
    for _ in 1...2 {
      let again = try ServedLines(
        [
          ServedLines.call(1, "find_usage", #"{"table":"users","limit":2}"#),
          ServedLines.call(2, "find_usage", #"{"table":"salaries"}"#),
          ServedLines.call(3, "find_query", #"{"query":"SELECT id, name FROM users WHERE email = 'ann@example.org'"}"#),
          ServedLines.request(4, "resources/read", #""uri":"pgxref://table/orders""#),
          ServedLines.request(5, "prompts/get", #""name":"introduce_database""#),
        ],
        options: ["--policy", "policy.yml"], in: index.folder)
      #expect(again.answers.count == 5)
    }
    let text = try String(contentsOf: index.folder.url.appending(path: "log/calls.jsonl"), encoding: .utf8)
    let entries = try text.split(separator: "\n").map { try JSON(reading: Array($0.utf8)) }
    #expect(entries.count == 10 && entries.allSatisfy { $0["time"]?.text?.hasSuffix("Z") == true })
    #expect(!text.contains("salaries") && !text.contains("ann@example.org"))
    let usages = entries.filter { $0["tool"]?.text == "find_usage" }
    #expect(Set(usages.map { $0["arguments"]?["table"]?.compact ?? "" }).count == 2)
    #expect(usages.contains { $0["rows"]?.whole == 2 && $0["arguments"]?["table"]?.text == "users" })
    #expect(usages.contains { $0["rows"] == .null && $0["arguments"]?["table"]?["digest"]?.text?.utf8.count == 16 })
    #expect(
      Set(entries.compactMap { $0["tool"]?.text }) == ["find_usage", "find_query", "resources/read", "prompts/get"])
  }

  @Test(arguments: [
    ("hide:\n  tabels: [a]\n", "policy.yml:2:3: unknown key 'tabels'; did you mean 'tables'?"),
    ("hiden: {}\n", "policy.yml:1:1: unknown key 'hiden'; did you mean 'hide'?"),
    ("tools: [find_querys]\n", "unknown tool 'find_querys'; did you mean 'find_query'?"),
    ("hide:\n  columns: [ssn]\n", "policy.yml:2:13: 'ssn' is no column: write [schema.]table.column, or *.column"),
    ("limit: many\n", "policy.yml:1:8: a number from 1 is expected here"),
    ("excerpts: maybe\n", "true or false is expected here"),
    ("hide: [a]\n", "keys with values are expected here"),
    ("a: [\n", "policy.yml:2:1: no YAML: "), ("", "the policy is empty"),
  ])
  func aPolicyThatIsNotUnderstoodRefusesToStart(policy: String, message: String) throws {
    let served = try index.serve([ServedLines.request(1, "tools/list")], policy: policy)
    #expect(served.status == 2 && served.answers.isEmpty)
    #expect(served.errors.contains(message), "\(served.errors)")
  }

  @Test func aMissingPolicyRefusesToStart() throws {
    let served = try ServedLines([], options: ["--policy", "nowhere.yml"], in: index.folder)
    #expect(served.status == 2 && served.errors.contains("nowhere.yml: the policy cannot be read"))
  }
}
