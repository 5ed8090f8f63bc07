import AnswerText
import Foundation
import TestSupport
import Testing

/// What `--print-config` says to copy into the settings of assistants: each part is read as its assistant reads it.
@Suite struct PrintConfigTests {
  private let folder: TemporaryFolder
  /// As the program knows where it runs: without symbolic links.
  private let root: String

  init() throws {
    folder = try TemporaryFolder()
    root = try Command("pwd", "-P", in: folder.url).output.trimmingCharacters(in: .newlines)
  }

  @Test(
    arguments: [
      ([], "index.sqlite", nil), (["--index", "my index's.sqlite"], "my index's.sqlite", nil),
      (["--policy", "rules.yml"], "index.sqlite", "rules.yml"),
      (["--index", "a/../other.sqlite", "--policy", "it's \"ours\".yml"], "other.sqlite", "it's \"ours\".yml"),
    ] as [([String], String, String?)])
  func everyPartStartsTheServer(options: [String], index: String, policy: String?) throws {
    if let policy { try folder.write("limit: 5\n", to: policy) }
    let printed = try Program.run(["mcp", "--print-config"] + options, in: folder)
    #expect(printed.status == 0 && printed.errors.isEmpty, "\(printed.errors)")
    let sections = Sections(printed.output)
    let expected = ["mcp", "--index", path(index)] + (policy.map { ["--policy", path($0)] } ?? [])
    for (title, key) in [("Claude Desktop", "mcpServers"), ("VS Code", "servers")] {
      let settings = try JSON(reading: Array(sections.body(title).utf8))
      #expect(settings.members?.map(\.key) == [key])
      try expect(settings[key]?["pgxref"], starts: expected)
    }
    let toml = try Command("python3", "-c", Self.tomlAsJSON, sections.body("Codex"))
    #expect(toml.status == 0, "\(toml.errors)")
    try expect(JSON(reading: Array(toml.output.utf8))["mcp_servers"]?["pgxref"], starts: expected)
    // A shell splits the line for the prompt; `claude` itself is not there.
    let words = try Command("bash", "-c", "claude() { printf '%s\\n' \"$@\"; }\n" + sections.body("Claude Code"))
    let program = try #require(words.output.split(separator: "\n").dropFirst(4).first)
    #expect(FileManager.default.isExecutableFile(atPath: String(program)))
    #expect(
      words.output.split(separator: "\n").map(String.init)
        == ["mcp", "add", "pgxref", "--", String(program)] + expected)
  }

  @Test func whatCannotBeServedIsNotPrinted() throws {
    let printed = try Program.run("mcp", "--print-config", "--policy", "nowhere.yml", in: folder)
    #expect(printed.status == 2 && printed.output.isEmpty)
    #expect(printed.errors.contains("nowhere.yml: the policy cannot be read"))
  }

  private func path(_ name: String) -> String { root + "/" + name }

  private func expect(_ server: JSON?, starts arguments: [String]) throws {
    #expect(server?.members?.map(\.key) == ["command", "args"])
    #expect(FileManager.default.isExecutableFile(atPath: try #require(server?["command"]?.text)))
    #expect(server?["args"]?.elements?.map(\.text) == arguments)
  }

  /// Of Python's own reader of TOML.
  private static let tomlAsJSON = "import json, sys, tomllib; print(json.dumps(tomllib.loads(sys.argv[1])))"

  /// The printed text: a title at the margin, then what to copy, indented.
  private struct Sections {
    private var bodies: [(title: String, body: String)] = []

    init(_ text: String) {
      for line in text.split(separator: "\n") {
        if line.hasPrefix(" ") {
          bodies[bodies.count - 1].body += line.dropFirst(2) + "\n"
        } else {
          bodies.append((String(line), ""))
        }
      }
    }

    func body(_ title: String) -> String { bodies.first { $0.title.hasPrefix(title) }?.body ?? "" }
  }
}
