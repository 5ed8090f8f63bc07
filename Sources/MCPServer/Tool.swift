internal import AnswerText
internal import FactStore

/// A question that a client can put.
struct Tool: Sendable {
  var name: String
  var title: String
  /// For models: when to use it, and what comes back.
  var description: String
  var parameters: [Parameter]
  /// JSON Schema of the structured content.
  var output: JSON
  var answer: @Sendable (Arguments, OpenIndex) throws -> ToolAnswer

  static let all = [findQuery, findUsage, topQueries, explainSite, search, indexStatus]

  /// - Parameter revision: leaves out what it does not know.
  func json(_ revision: ProtocolRevision) -> JSON {
    let input = JSON.object(
      [
        ("type", .string("object")),
        ("properties", .object(parameters.map { ($0.name, $0.schema) })),
      ]
        + (parameters.contains(where: \.isRequired)
          ? [("required", .array(parameters.filter(\.isRequired).map { .string($0.name) }))] : [])
        + [("additionalProperties", .bool(false))])
    var members: [(key: String, value: JSON)] = [("name", .string(name))]
    if revision.knowsStructuredContent { members.append(("title", .string(title))) }
    members += [("description", .string(description)), ("inputSchema", input)]
    if revision.knowsStructuredContent { members.append(("outputSchema", output)) }
    if revision.knowsToolAnnotations { members.append(("annotations", Self.annotations)) }
    return .object(members)
  }

  /// Nothing is changed, and nothing is known but the index.
  private static let annotations = JSON.object([
    ("readOnlyHint", .bool(true)), ("destructiveHint", .bool(false)), ("idempotentHint", .bool(true)),
    ("openWorldHint", .bool(false)),
  ])
}
