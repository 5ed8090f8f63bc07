internal import AnswerText

/// What the usual assistants need to be told to start this server, to be copied into their settings.
package struct ClientConfiguration {
  /// The absolute path of the program.
  private let program: String
  private let arguments: [String]

  /// - Parameters:
  ///   - index: the absolute path of the index.
  ///   - policy: that of the policy, if there is one.
  package init(program: String, index: String, policy: String?) {
    self.program = program
    arguments = ["mcp", "--index", index] + (policy.map { ["--policy", $0] } ?? [])
  }

  package var text: String {
    let command = ([program] + arguments).map(Self.quoted).joined(separator: " ")
    return """
      Claude Code, once on the command line (--scope project shares it through .mcp.json):

        claude mcp add pgxref -- \(command)

      Claude Desktop (claude_desktop_config.json), Cursor (.cursor/mcp.json), Gemini CLI (.gemini/settings.json):

      \(json(under: "mcpServers"))

      VS Code (.vscode/mcp.json):

      \(json(under: "servers"))

      Codex (~/.codex/config.toml):

        [mcp_servers.pgxref]
        command = \(JSON.string(program).compact)
        args = \(JSON.array(arguments.map { .string($0) }).compact)

      """
  }

  private func json(under key: String) -> String {
    let server = JSON.object([
      ("command", .string(program)), ("args", .array(arguments.map { .string($0) })),
    ])
    let lines = JSON.object([(key, .object([("pgxref", server)]))]).indented.split(separator: "\n")
    return lines.map { "  " + $0 }.joined(separator: "\n")
  }

  /// As a shell reads it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
        || "/._-+=:@%,".utf8.contains(byte)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
  }
}
