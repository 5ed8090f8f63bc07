internal import HostLanguages
internal import QueryTemplates

/// Calls by which libraries put queries together.
extension Evaluator {
  /// What a library's call gives; nil for a call of something else.
  func built(_ call: Call, _ frame: inout Frame) -> Value? {
    guard let libraries = units[frame.unit].language.queryBuilders else { return nil }
    if let receiver = call.receiver, let query = BuiltQuery(receiver),
      let library = libraries.first(where: { $0.name == query.library })
    {
      return goOn(with: query, of: library, call, &frame)
    }
    guard let (library, name) = library(of: call, among: libraries, frame) else {
      noteWant(of: call, among: libraries, frame)
      return nil
    }
    if let format = library.expressions?[name] { return .sql(template(format, call.arguments)) }
    guard let step = library.step(name, call.arguments, after: nil) else { return nil }
    return added(step, to: BuiltQuery(by: library.name), call.arguments)
  }

  /// The query with nothing said that a member of a library's module is.
  func emptyQuery(_ name: String, inModule path: String, _ unit: Int) -> Value? {
    units[unit].language.queryBuilders?.first { library in
      library.roots?.contains(name) == true && library.isIn(path)
    }.map { BuiltQuery(by: $0.name).value }
  }

  private func goOn(
    with query: BuiltQuery, of library: QueryBuilder, _ call: Call, _ frame: inout Frame
  ) -> Value? {
    if let format = library.expressions?[call.name] { return .sql(template(format, call.arguments)) }
    let step = library.step(call.name, call.arguments, after: query.verb)
    let value = step.map { added($0, to: query, call.arguments) } ?? query.value
    let template = BuiltQuery(value)?.template
    if library.sends.contains(call.name) {
      if let template { note(template, use: .sink, of: call, &frame) }
      return .unknown(written(call.node, in: frame.unit))
    }
    if library.texts?.contains(call.name) == true { return template.map { .text($0) } }
    guard step != nil else { return nil }
    if library.changesReceiver == true, let variable = variable(calledOn: call, frame) {
      update(variable, &frame) { _ in value }
    }
    return value
  }

  /// The variable that holds the query which a chain of calls goes on with.
  private func variable(calledOn call: Call, _ frame: Frame) -> Program.ID? {
    let program = units[frame.unit].program
    var object = program.child(call.callee, 0)
    while let node = object, program.operation(node) == .call {
      object = program.child(node, 0).flatMap { program.operation($0) == .member ? program.child($0, 0) : nil }
    }
    guard let object, let path = path(of: object, in: frame.unit), let value = frame.environment[path],
      BuiltQuery(value) != nil
    else { return nil }
    return object
  }

  /// The library whose function is called on its module, or that begins a query by a name of its own, and the function's name.
  private func library(
    of call: Call, among libraries: [QueryBuilder], _ frame: Frame
  ) -> (QueryBuilder, name: String)? {
    if case .module(let path)? = call.receiver?.resolved {
      return libraries.first { $0.isIn(path) }.map { ($0, call.name) }
    }
    // A type's name with its package in front, as in `sq.Eq{…}`.
    let parts = call.name.split(separator: ".")
    if call.receiver == nil, parts.count == 2,
      let imported = linker.declarations[frame.unit].imports[String(parts[0])]
    {
      return libraries.first { $0.isIn(imported.path) }.map { ($0, String(parts[1])) }
    }
    return libraries.first { $0.beginnings?.contains(call.name) == true }.map { ($0, call.name) }
  }

  /// A query that begins from something that is not known, in a file that imports a library: what that is, other files may say.
  private func noteWant(of call: Call, among libraries: [QueryBuilder], _ frame: Frame) {
    guard case .unknown(let written)? = call.receiver?.resolved else { return }
    let imported = linker.declarations[frame.unit].imports.values
    let isWanted = libraries.contains { library in
      library.steps[call.name]?.beginsQuery == true && imported.contains { library.isIn($0.path) }
    }
    if isWanted { namesOfQueries.formUnion(wanted(for: written)) }
  }

  private func added(_ step: QueryStep, to query: BuiltQuery, _ arguments: CallArguments) -> Value {
    var query = query
    for (clause, format) in step.additions { query.add(elements(format, arguments), to: clause) }
    return query.value
  }

  /// What a clause gets: each element where the format is a field for several.
  private func elements(_ format: QueryFormat, _ arguments: CallArguments) -> [Value.Element] {
    switch format.fields.first {
    case .elements(let first, _)? where format.fields.count == 1: elements(arguments, from: first)
    case .assignments(let position)? where format.fields.count == 1: assignments(arguments.value(at: position))
    case .pairs(let position, let comparison)? where format.fields.count == 1:
      pairs(arguments.value(at: position), comparison)
    default: [Value.Element(value: .text(template(format, arguments)), presence: .always)]
    }
  }

  private func template(_ format: QueryFormat, _ arguments: CallArguments) -> Template {
    .joined(
      format.fields.map { field in
        switch field {
        case .text(let text): .words(text)
        case .argument(let position): arguments.value(at: position).map(text) ?? .empty
        case .value(let position): arguments.value(at: position).map(valueOrExpression) ?? Self.value
        case .values: values(of: arguments)
        case .keys(let position): joined(keys(arguments.value(at: position)), by: ", ")
        case .valuesOfKeys(let position):
          joined(
            keys(arguments.value(at: position)).map { Value.Element(value: .text(Self.value), presence: $0.presence) },
            by: ", ")
        case .elements(let first, let separator):
          joined(elements(arguments, from: first), by: separator)
        case .assignments(let position): joined(assignments(arguments.value(at: position)), by: ", ")
        case .pairs(let position, let comparison): joined(pairs(arguments.value(at: position), comparison))
        }
      })
  }

  private static let value = Template.hole(Hole(kind: .value, name: "value"))

  private func valueOrExpression(_ value: Value) -> Template {
    if let query = BuiltQuery(value), let template = query.template {
      return .joined([.words("("), template, .words(")")])
    }
    if case .literal(let literal) = value.resolved, literal.kind == .null {
      return .oneOf([Self.value, .words("NULL")])
    }
    return value.isSQL ? value.template : Self.value
  }

  private func values(of arguments: CallArguments) -> Template {
    if arguments.isOpen { return .repetition(Self.value, separator: .words(", ")) }
    let elements = arguments.positional.map {
      Value.Element(value: .text(valueOrExpression($0.value)), presence: .always)
    }
    return joined(elements, by: ", ")
  }

  private func elements(_ arguments: CallArguments, from first: Int) -> [Value.Element] {
    var elements = arguments.positional.dropFirst(first).flatMap { argument in
      if case .list(let elements) = argument.value.resolved { return elements }
      return [Value.Element(value: argument.value, presence: .always)]
    }.map { Value.Element(value: .text(text($0.value)), presence: $0.presence) }
    if arguments.isOpen { elements.append(Value.Element(value: .unknown("…"), presence: .anyNumber)) }
    return elements
  }

  /// An argument as it stands in the query: a map compares its columns.
  private func text(_ value: Value) -> Template {
    if let query = BuiltQuery(value) { return query.template ?? .hole(Hole(kind: .clause, name: "…")) }
    guard case .map = value.resolved else { return value.template }
    return joined(pairs(value, "="))
  }

  private func joined(_ elements: [Value.Element], by separator: String = " AND ") -> Template {
    JoinedList(elements: elements, separator: .words(separator)).template
  }

  private func keys(_ value: Value?) -> [Value.Element] { each(of: value, \.keyText) }

  private func pairs(_ value: Value?, _ comparison: String) -> [Value.Element] {
    each(of: value) { entry in
      // An element of a list of conditions.
      if Int(entry.key) != nil { return entry.value.template }
      return .joined([entry.keyText, compared(entry.value, by: comparison)])
    }
  }

  private func assignments(_ value: Value?) -> [Value.Element] {
    each(of: value) { .joined([$0.keyText, .words(" = "), valueOrExpression($0.value)]) }
  }

  /// Something made of each entry of a map; what is not known is a hole for all.
  private func each(of value: Value?, _ make: (Value.Entry) -> Template) -> [Value.Element] {
    guard case .map(let entries, let isOpen)? = value?.resolved else {
      let written: String = if case .unknown(let name)? = value { name } else { "…" }
      return [Value.Element(value: .text(.hole(Hole(kind: .clause, name: written))), presence: .always)]
    }
    let known = entries.map { Value.Element(value: .text(make($0)), presence: $0.presence) }
    return isOpen ? known + [Value.Element(value: .unknown("…"), presence: .anyNumber)] : known
  }

  /// What stands behind a column. Of lists and of no value, libraries make conditions of other kinds.
  private func compared(_ value: Value, by comparison: String) -> Template {
    let single = Template.joined([.words(" \(comparison) "), valueOrExpression(value)])
    guard let words = Self.ofSeveral[comparison] else { return single }
    let several = Template.joined([
      .words(words.list), .repetition(Self.value, separator: .words(", ")), .words(")"),
    ])
    switch value.resolved {
    case .literal(let literal) where literal.kind == .null: return .words(words.null)
    case .list: return several
    case .unknown where !value.isSQL: return .oneOf([single, several])
    default: return single
    }
  }

  private static let ofSeveral: [String: (list: String, null: String)] = [
    "=": (" IN (", " IS NULL"), "<>": (" NOT IN (", " IS NOT NULL"),
  ]
}

extension QueryBuilder {
  /// What a call of a function adds, where it may differ by the statement's verb or the number of arguments.
  fileprivate func step(_ name: String, _ arguments: CallArguments, after verb: String?) -> QueryStep? {
    if let verb, let step = steps["\(verb).\(name)"] { return step }
    return (arguments.isOpen ? nil : steps["\(name)/\(arguments.positional.count)"]) ?? steps[name]
  }
}
