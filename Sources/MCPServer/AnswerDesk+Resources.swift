internal import AnswerText
internal import Foundation

extension AnswerDesk {
  var resources: [JSON] {
    guard allows(.indexStatus) else { return [] }
    return [
      .object([
        ("uri", .string("pgxref://status")), ("name", .string("status")),
        ("description", .string("What the index holds, and how old it is.")), ("mimeType", .string("application/json")),
      ])
    ]
  }

  var resourceTemplates: [JSON] {
    let templates: [(tool: Tool, uri: String, name: String, description: String)] = [
      (.findQuery, "pgxref://query/{fingerprint}", "query", "A query: its code, statistics, tables and indexes."),
      (.findUsage, "pgxref://table/{name}", "table", "A table: the code that uses it, and its columns."),
    ]
    return templates.filter { allows($0.tool) }.map { template in
      .object([
        ("uriTemplate", .string(template.uri)), ("name", .string(template.name)),
        ("description", .string(template.description)), ("mimeType", .string("application/json")),
      ])
    }
  }

  func readResource(_ parameters: JSON, _ revision: ProtocolRevision) throws(ProtocolError) -> Members {
    guard let uri = parameters["uri"]?.text else { throw .invalid("resources/read needs \"uri\".") }
    guard let (tool, arguments) = Self.question(uri), allows(tool),
      case .success(let page) = try answer(tool, arguments, calledAs: "resources/read")
    else {
      throw ProtocolError(
        code: revision.unknownResourceCode, message: "Resource not found", data: .object([("uri", .string(uri))]))
    }
    let contents = JSON.object([
      ("uri", .string(uri)), ("mimeType", .string("application/json")), ("text", .string(page.structured.compact)),
    ])
    return [("contents", .array([contents]))]
  }

  private func allows(_ tool: Tool) -> Bool { tools.contains { $0.name == tool.name } }

  /// The tool that answers what a resource is of.
  private static func question(_ uri: String) -> (tool: Tool, arguments: JSON)? {
    let scheme = "pgxref://"
    guard uri.hasPrefix(scheme) else { return nil }
    let parts = uri.dropFirst(scheme.count).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return parts.first == "status" ? (.indexStatus, .object([])) : nil }
    guard let name = String(parts[1]).removingPercentEncoding, !name.isEmpty else { return nil }
    switch parts[0] {
    case "query": return (.findQuery, .object([("query", .string(name)), ("detail", .string("evidence"))]))
    case "table": return (.findUsage, .object([("table", .string(name))]))
    default: return nil
    }
  }
}
