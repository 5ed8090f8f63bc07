internal import AnswerText

extension AnswerDesk {
  func callTool(_ parameters: JSON, _ revision: ProtocolRevision) throws(ProtocolError) -> Members {
    guard let name = parameters["name"]?.text else { throw .invalid("tools/call needs \"name\".") }
    guard let tool = tools.first(where: { $0.name == name }) else {
      throw .invalid("Unknown tool: \(name.cut(to: 100)); there are \(tools.map(\.name).joined(separator: ", ")).")
    }
    let arguments = parameters["arguments"] ?? .object([])
    guard arguments.members != nil else { throw .invalid("\"arguments\" must be an object.") }
    switch try answer(tool, arguments) {
    case .failure(let failure):
      return [("content", .array([Self.text(failure.message)])), ("isError", .bool(true))]
    case .success(let page):
      let links = revision.knowsStructuredContent ? page.links.map(\.json) : []
      let content: Members = [("content", .array([Self.text(page.structured.outline)] + links))]
      return content + (revision.knowsStructuredContent ? [("structuredContent", page.structured)] : [])
    }
  }

  private static func text(_ text: String) -> JSON {
    .object([("type", .string("text")), ("text", .string(text))])
  }
}
