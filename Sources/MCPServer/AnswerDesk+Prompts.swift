internal import AnswerText

extension AnswerDesk {
  var prompts: [Prompt] { Prompt.all }

  func prompt(_ parameters: JSON) throws(ProtocolError) -> Members {
    guard let name = parameters["name"]?.text else { throw .invalid("prompts/get needs \"name\".") }
    guard let prompt = prompts.first(where: { $0.name == name }) else {
      throw .invalid("Unknown prompt: \(name.cut(to: 100)); there are \(prompts.map(\.name).joined(separator: ", ")).")
    }
    let arguments = parameters["arguments"] ?? .object([])
    var text = prompt.text
    for argument in prompt.arguments {
      guard let value = arguments[argument.name]?.text else {
        throw .invalid("The prompt \(name) needs the argument \"\(argument.name)\": \(argument.description).")
      }
      text = text.replacing("{\(argument.name)}", with: value)
    }
    try record(call: "prompts/get", .object([("name", .string(name))] + (arguments.members ?? [])))
    let content = JSON.object([("type", .string("text")), ("text", .string(text))])
    return [
      ("description", .string(prompt.description)),
      ("messages", .array([.object([("role", .string("user")), ("content", content)])])),
    ]
  }

  /// Names of tables and columns for the arguments of prompts and resources.
  func complete(_ parameters: JSON) throws(ProtocolError) -> Members {
    guard let argument = parameters["argument"], let name = argument["name"]?.text,
      let word = argument["value"]?.text, let reference = parameters["ref"], reference["type"]?.text != nil
    else { throw .invalid("completion/complete needs \"ref\" and \"argument\" with \"name\" and \"value\".") }
    let isTable = name == "table" || reference["uri"]?.text == "pgxref://table/{name}"
    let table = parameters["context"]?["arguments"]?["table"]?.text
    var values: [String] = []
    if isTable { values = try completions(of: word, table: nil) }
    if name == "column", let table { values = try completions(of: word, table: table) }
    let shown = values.prefix(100)
    return [
      (
        "completion",
        .object([("values", .array(shown.map { .string($0) })), ("hasMore", .bool(values.count > shown.count))])
      )
    ]
  }
}
