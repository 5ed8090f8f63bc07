internal import Settings
internal import StringEvaluation

extension CallModel {
  /// Reads one entry of `models`.
  init(_ value: SettingsValue) throws(SettingsFailure) {
    var function: SettingsValue?
    var verb: SettingsValue?
    var ending: SettingsValue?
    var arguments: [String: (value: SettingsValue, argument: Argument)] = [:]
    for (key, member) in try value.members(Self.keys) {
      switch key {
      case "function": function = member
      case "verb": verb = member
      case "ending": ending = member
      default: arguments[key] = (member, try Argument(member))
      }
    }
    guard let function else { throw value.failure("the key 'function' is missing: the name of what is called") }
    let (owner, name) = try Self.name(function)
    let statement = try Self.statement(value, verb, ending, &arguments)
    if let (key, rest) = arguments.min(by: { $0.key < $1.key }) {
      let kind = if case .parts(let verb, _, _, _, _) = statement { "verb '\(verb.rawValue)'" } else { "'sql'" }
      throw rest.value.failure("'\(key)' does not go with \(kind)")
    }
    self.init(function: name, owner: owner, statement: statement)
  }

  /// - Parameter arguments: those that belong to the statement are taken out.
  private static func statement(
    _ model: SettingsValue, _ verb: SettingsValue?, _ ending: SettingsValue?,
    _ arguments: inout [String: (value: SettingsValue, argument: Argument)]
  ) throws(SettingsFailure) -> Statement {
    if let text = arguments.removeValue(forKey: "sql") {
      for (key, other) in [("verb", verb), ("ending", ending)] {
        if let other { throw other.failure("'\(key)' does not go with 'sql', which is the whole statement") }
      }
      return .text(text.argument)
    }
    guard let verb else {
      throw model.failure("'sql' or 'verb' is missing: which argument is the statement, or what kind of one is made")
    }
    let word = try verb.word(among: Verb.allCases.map(\.rawValue), "verb")
    guard let kind = Verb(rawValue: word) else { preconditionFailure("\(word) is none of the verbs") }
    guard let table = arguments.removeValue(forKey: "table") else {
      throw model.failure("the key 'table' is missing: which argument names it")
    }
    return .parts(
      kind, table: table.argument,
      columns: kind == .delete ? nil : arguments.removeValue(forKey: "columns")?.argument,
      conditions: kind == .insert ? nil : arguments.removeValue(forKey: "conditions")?.argument,
      ending: try ending?.string())
  }

  private static let keys = ["function", "sql", "verb", "table", "columns", "conditions", "ending"]

  /// The last part of a function's name, and the one in front of it.
  private static func name(_ value: SettingsValue) throws(SettingsFailure) -> (owner: String?, function: String) {
    let parts = try value.string().split(omittingEmptySubsequences: false) { ".:#\\".contains($0) }.map(String.init)
    let separators = parts.count - 1
    let names = parts.filter { !$0.isEmpty }
    guard let function = names.last, !parts[separators].isEmpty, !function.contains(where: \.isWhitespace) else {
      throw value.failure("the name of a function is expected here, such as fetch, Store.fetch or Store::fetch")
    }
    return (names.dropLast().last, function)
  }
}

extension CallModel.Argument {
  /// A position, a name, or a list of them.
  fileprivate init(_ value: SettingsValue) throws(SettingsFailure) {
    guard let elements = value.list else {
      self.init([try Self.place(value)])
      return
    }
    if elements.isEmpty { throw value.failure(Self.expected) }
    var places: [Place] = []
    for element in elements { places.append(try Self.place(element)) }
    self.init(places)
  }

  private static func place(_ value: SettingsValue) throws(SettingsFailure) -> Place {
    if let number = value.number {
      if number < 0 { throw value.failure(expected) }
      return .position(number)
    }
    guard let name = try? value.string() else { throw value.failure(expected) }
    return .name(name)
  }

  private static let expected = "an argument is expected here: its position from 0, its keyword, or a list of both"
}
