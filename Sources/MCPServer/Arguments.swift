internal import AnswerText
internal import CrossReference
internal import SourceModel

/// The arguments of a call, checked against a tool's parameters.
struct Arguments {
  private var values: [String: JSON] = [:]

  /// - Parameter value: an object.
  init(_ value: JSON, for tool: Tool) throws(ToolFailure) {
    for (name, value) in value.members ?? [] {
      guard let parameter = tool.parameters.first(where: { $0.name == name }) else {
        let names = tool.parameters.map(\.name)
        let taken = names.isEmpty ? "no arguments" : names.joined(separator: ", ")
        throw ToolFailure(
          "\(tool.name) has no argument '\(name)'; it takes \(taken)", didYouMean: closest(to: name, among: names))
      }
      if value == .null { continue }
      values[name] = try Self.checked(value, parameter)
    }
    for parameter in tool.parameters where parameter.isRequired && values[parameter.name] == nil {
      throw ToolFailure("\(tool.name) needs the argument '\(parameter.name)'")
    }
  }

  private static func checked(_ value: JSON, _ parameter: Parameter) throws(ToolFailure) -> JSON {
    switch parameter.kind {
    case .text:
      // Models write numbers for queryids.
      if case .integer(let number) = value { return .string("\(number)") }
      if let text = value.text, text.contains(where: { !$0.isWhitespace }) { return value }
      throw ToolFailure("'\(parameter.name)' must be a text that is not empty")
    case .count(let limit):
      if let number = value.whole, (1...Int64(limit)).contains(number) { return .integer(number) }
      throw ToolFailure("'\(parameter.name)' must be a whole number from 1 to \(limit)")
    case .choice(let words):
      if let text = value.text, words.contains(text) { return value }
      throw ToolFailure("'\(parameter.name)' must be one of \(words.joined(separator: ", "))")
    }
  }

  func text(_ name: String) -> String? { values[name]?.text }

  func count(_ name: String) -> Int? { values[name]?.whole.map(Int.init) }

  /// What tells one question from another, wherever in its answer one reads.
  var identity: String {
    let names = values.keys.filter { $0 != "limit" && $0 != "cursor" }.sorted()
    return JSON.array(names.flatMap { [.string($0), values[$0] ?? .null] }).compact
  }
}
