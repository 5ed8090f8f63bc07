internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  /// A tag before a literal, such as JavaScript's ``sql`…${x}` ``: a call that keeps text and values apart.
  func tagged(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard let tag = program.child(node, 0), let literal = program.child(node, 1) else { return .nothing }
    evaluate(tag, &frame)
    let isLiteral = [.text, .concatenate].contains(program.operation(literal))
    let language = units[frame.unit].language
    let name = tagName(tag, in: frame.unit)
    let function = language.functions?[written(tag, in: frame.unit)] ?? language.functions?[name]
    if !isLiteral || function != nil && function != .sql {
      let value = evaluate(literal, &frame)
      return isLiteral ? value : .nothing
    }
    let template = tagText(literal, &frame)
    let use: EvaluatedSite.Use = language.sinks?[name] != nil ? .sink : function == .sql ? .made : .kept
    noteMade(
      template, use: use,
      of: Call(node: node, callee: tag, name: name, receiver: nil, arguments: CallArguments()), &frame)
    return .sql(template)
  }

  /// The last name of a tag: of `sql.type(User)` it is `type`.
  private func tagName(_ tag: Program.ID, in unit: Int) -> String {
    let program = units[unit].program
    guard [.call, .tagged].contains(program.operation(tag)), let inner = program.child(tag, 0) else {
      return program.name(tag)
    }
    return tagName(inner, in: unit)
  }

  private func tagText(_ literal: Program.ID, _ frame: inout Frame) -> Template {
    let program = units[frame.unit].program
    let parts = program.operation(literal) == .text ? [literal][...] : program.children(literal)
    return .joined(
      parts.map { part in
        let value = name(evaluate(part, &frame), as: part, in: frame.unit)
        return program.operation(part) == .text
          ? value.template : interpolated(value, named: written(part, in: frame.unit))
      })
  }

  /// What stands for a value in a tagged literal: SQL itself; for other text a value. Of what is not known, the place tells.
  func interpolated(_ value: Value, named name: String) -> Template {
    switch value.followed {
    case .sql(let template): template
    case .text, .list: .hole(Hole(kind: .value, name: name))
    case let other: other.template
    }
  }

  /// Notes SQL that a tag or a function makes, when it is a statement rather than a part of one.
  func noteMade(_ template: Template, use: EvaluatedSite.Use, of call: Call, _ frame: inout Frame) {
    guard template.startsLikeStatement, use != .made || !template.startsWithParenthesis else { return }
    note(template, use: use, of: call, &frame)
  }
}
