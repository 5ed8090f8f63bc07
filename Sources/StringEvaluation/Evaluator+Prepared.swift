internal import HostLanguages
internal import QueryTemplates

/// Statements that are prepared in one place, kept in a variable or a member, and executed in another.
extension Evaluator {
  /// The text of the prepared statement that a sink is called on, or that it is handed.
  func statement(executedBy call: Call, _ values: [Value], in unit: Int) -> Template? {
    let executes = units[unit].language.executes?.contains(call.name) ?? true
    return (executes ? call.receiver?.preparedText : nil) ?? values.lazy.compactMap(\.preparedText).first
  }

  func statement(preparedBy call: Call, in unit: Int) -> Template? {
    let language = units[unit].language
    guard language.prepares?.contains(call.name) == true, let positions = language.sinks?[call.name] else { return nil }
    return text(among: call.values(at: positions).map(\.sentText), of: call)
  }

  /// What is paired with a statement's text by its address, such as `{&s.insertStmt, insertSQL}`, gets the statement once it
  /// is prepared.
  func setAddressed(by nodes: ArraySlice<Program.ID>, _ frame: inout Frame) {
    let program = units[frame.unit].program
    func value(_ node: Program.ID) -> Program.ID? { program.operation(node) == .pair ? program.child(node, 1) : node }
    let values = nodes.compactMap(value)
    let addressed = values.filter { program.operation($0) == .address }
    guard addressed.count == 1, values.count == 2, let other = values.first(where: { $0 != addressed[0] }),
      let text = evaluate(other, &frame).resolved.text, text.startsLikeStatement
    else { return }
    update(addressed[0], &frame) { _ in .prepared(text) }
  }

  /// The statements that functions prepare and keep in members of a type: by assigning them, by handing the member's address
  /// over with the text, or by writing an object with them.
  func preparedMembers(of type: TypeReference) -> [String: Value] {
    let functions = linker.preparers(of: type).map(\.function)
    guard !functions.isEmpty else { return [:] }
    let outer = writtenStatements
    writtenStatements = (type.name, [:])
    defer { writtenStatements = outer }
    var found: [String: Value] = [:]
    func note(_ name: String, _ value: Value) {
      guard value.preparedText != nil else { return }
      found[name] = found[name].map { .merged($0, value) } ?? value
    }
    for function in functions {
      stepsLeft = limits.stepsOfCall
      for (name, value) in members(of: type, setBy: function, followed(function)) { note(name, value) }
    }
    for (name, value) in writtenStatements?.members ?? [:] { note(name, value) }
    return found
  }

  /// Notes the prepared statements that an object is written with, while those of its type are looked for.
  func notePrepared(_ members: [Value.Entry], ofType name: String) {
    guard writtenStatements?.type == name else { return }
    for member in members where member.value.preparedText != nil {
      writtenStatements?.members[member.key] = member.value
    }
  }
}
