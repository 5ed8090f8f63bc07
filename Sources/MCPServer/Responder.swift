internal import AnswerText
internal import Logging

/// Turns each request into its response, in the words of the revision that it is of.
struct Responder: Sendable {
  private let desk: AnswerDesk
  private let version: String
  private let log: Logger

  init(_ desk: AnswerDesk, version: String, log: Logger) {
    self.desk = desk
    self.version = version
    self.log = log
  }

  /// Whether a request is answered without the index.
  func answersAtOnce(_ method: String) -> Bool {
    !["tools/call", "resources/read", "prompts/get", "completion/complete"].contains(method)
  }

  func response(to call: RequestCall, id: JSON) -> JSON {
    do throws(ProtocolError) {
      var result = try result(of: call)
      if !call.revision.hasHandshake {
        result.insert(("resultType", .string("complete")), at: 0)
        result.append(("_meta", .object([(MetaKey.serverInfo, serverInfo)])))
      }
      return response(id: id, result: .object(result))
    } catch {
      return .object([("jsonrpc", .string("2.0")), ("id", id), ("error", error.json)])
    }
  }

  func response(id: JSON, result: JSON) -> JSON {
    .object([("jsonrpc", .string("2.0")), ("id", id), ("result", result)])
  }

  /// What `initialize` returns.
  func initialization(_ revision: ProtocolRevision) -> JSON {
    .object([
      ("protocolVersion", .string(revision.rawValue)), ("capabilities", capabilities), ("serverInfo", serverInfo),
      ("instructions", .string(Self.instructions)),
    ])
  }

  private func result(of call: RequestCall) throws(ProtocolError) -> Members {
    let parameters = call.parameters
    switch (call.method, call.revision.hasHandshake) {
    case ("ping", true): return []
    case ("server/discover", false):
      return [
        ("supportedVersions", .array(ProtocolRevision.supported.map { .string($0) })), ("capabilities", capabilities),
        ("instructions", .string(Self.instructions)),
      ] + caching(call)
    case ("tools/list", _): return try list("tools", desk.tools.map { $0.json(call.revision) }, call)
    case ("tools/call", _): return try desk.callTool(parameters, call.revision)
    case ("resources/list", _): return try list("resources", desk.resources, call)
    case ("resources/templates/list", _): return try list("resourceTemplates", desk.resourceTemplates, call)
    case ("resources/read", _): return try desk.readResource(parameters, call.revision) + caching(call)
    case ("prompts/list", _): return try list("prompts", desk.prompts.map(\.json), call)
    case ("prompts/get", _): return try desk.prompt(parameters)
    case ("completion/complete", _): return try desk.complete(parameters)
    default:
      throw ProtocolError(code: ProtocolError.unknownMethod, message: "Unknown method: \(call.method.cut(to: 100))")
    }
  }

  /// All of a list; none is long enough for pages, so no cursor was ever given out.
  private func list(_ key: String, _ elements: [JSON], _ call: RequestCall) throws(ProtocolError) -> Members {
    if call.parameters["cursor"] != nil { throw .invalid("The cursor is not known; leave it out.") }
    return [(key, .array(elements))] + caching(call)
  }

  /// For how long a client may keep it: a nightly job may replace the index at any time, and only this client may see it.
  private func caching(_ call: RequestCall) -> Members {
    if call.revision.hasHandshake { return [] }
    let isOfIndex = call.method == "resources/read"
    return [("ttlMs", .integer(isOfIndex ? 0 : 3_600_000)), ("cacheScope", .string("private"))]
  }

  private var capabilities: JSON {
    .object(["tools", "resources", "prompts", "completions"].map { ($0, .object([])) })
  }

  private var serverInfo: JSON {
    .object([("name", .string("pgxref")), ("title", .string("pgxref")), ("version", .string(version))])
  }

  private static let instructions = """
    pgxref knows which code sends which PostgreSQL query, from an index of repositories and pg_stat_statements. Ask \
    find_query with a slow query's SQL, fingerprint or queryid, find_usage before a table or column is changed, top_queries \
    for the load, explain_site for a place in the code. It runs nothing and has no connection to a database.
    """
}
