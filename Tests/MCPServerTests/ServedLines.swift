import AnswerText
import Foundation
import TestSupport

/// What `pgxref mcp` answers to some lines, after which its input ends.
struct ServedLines {
  let status: Int32
  let errors: String
  /// In the order in which they came.
  let answers: [JSON]

  init(_ lines: [String], options: [String] = [], in folder: TemporaryFolder) throws {
    let input = lines.map { $0 + "\n" }.joined()
    let command = try Program.run(["mcp"] + options, in: folder, input: input)
    status = command.status
    errors = command.errors
    // Whatever else stands on the standard output is no protocol, and fails here.
    answers = try command.output.split(separator: "\n").map { try JSON(reading: Array($0.utf8)) }
  }

  /// The answer to a request, by its id.
  subscript(id: Int64) -> JSON? { answers.first { $0["id"]?.whole == id } }

  func text(_ id: Int64) -> String {
    self[id]?["result"]?["content"]?.elements?.first?["text"]?.text ?? self[id]?.compact ?? "no answer"
  }

  static let modern =
    #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#

  static func call(_ id: Int, _ tool: String, _ arguments: String = "{}") -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments),\#(modern)}}"#
  }

  static func request(_ id: Int, _ method: String, _ parameters: String = "") -> String {
    let parameters = parameters.isEmpty ? modern : parameters + "," + modern
    return #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":{\#(parameters)}}"#
  }

  static func initialize(_ id: Int, _ version: String) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"initialize","params":{"protocolVersion":"\#(version)","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"#
  }
}
