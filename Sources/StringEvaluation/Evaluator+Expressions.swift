internal import HostLanguages
internal import QueryTemplates
internal import SourceModel

extension Evaluator {
  func expression(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    switch program.operation(node) {
    case .text: return .text(.text(TemplateText(bytes: program.bytes(node), origin: origin(of: node, in: frame.unit))))
    case .scalar: return scalar(program.name(node), in: frame.unit)
    case .concatenate: return concatenation(node, &frame)
    case .format: return formatted(node, &frame)
    case .read: return read(node, &frame)
    case .member: return member(node, &frame)
    case .index: return index(node, &frame)
    case .list: return list(node, &frame)
    case .map: return map(node, &frame)
    case .either: return either(node, &frame)
    case .both: return both(node, &frame)
    case .fallback: return fallback(node, &frame)
    case .each: return each(node, &frame)
    case .repeat: return repeated(node, &frame)
    default: return .nothing
    }
  }

  func origin(of node: Program.ID, in unit: Int) -> TemplateText.Origin {
    TemplateText.Origin(path: units[unit].path, range: units[unit].program.range(node))
  }

  /// The name of an argument, which stands where its keyword begins.
  func nameText(ofKeyword node: Program.ID, in unit: Int) -> Template {
    let name = Array(units[unit].program.name(node).utf8)
    var origin = origin(of: node, in: unit)
    origin.range.end = min(origin.range.end, origin.range.start + name.count)
    return .text(name, origin: origin)
  }

  /// Numbers come out in strings as they are written; true and false are not text.
  func scalar(_ source: String, in unit: Int) -> Value {
    let language = units[unit].language
    let nullIsEmpty = language.nullIsEmpty == true
    if language.nullNames?.contains(source) == true {
      return .literal(Literal(kind: .null, written: source, isEmptyText: nullIsEmpty))
    }
    switch source.lowercased() {
    case "true": return .literal(Literal(kind: .yes, written: source))
    case "false":
      return .literal(Literal(kind: .no, written: source, isEmptyText: language.falseIsEmpty == true))
    default: break
    }
    guard let first = source.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      return .unknown(source)
    }
    return .text(.text(TemplateText(bytes: Array(source.utf8))))
  }

  private func concatenation(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let children = units[frame.unit].program.children(node)
    let values = children.map { asText(name(evaluate($0, &frame), as: $0, in: frame.unit)) }
    if isArithmetic(children, values, in: frame.unit) { return .unknown(written(node, in: frame.unit)) }
    var result: Value?
    for value in values {
      result = result.map { .appended($0, value, maximum: limits.templateParts) } ?? value
    }
    return result ?? .emptyText
  }

  /// Whether `+` adds numbers here: one is written, and nothing else is known to be text.
  private func isArithmetic(_ nodes: ArraySlice<Program.ID>, _ values: [Value], in unit: Int) -> Bool {
    let program = units[unit].program
    func isNumber(_ value: Value) -> Bool { Int(value.constant ?? "") != nil }
    guard zip(nodes, values).contains(where: { program.operation($0) == .scalar || isNumber($1) }) else { return false }
    return zip(nodes, values).allSatisfy { program.operation($0) == .scalar || isNumber($1) || !$1.hasText }
  }

  private func formatted(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let children = units[frame.unit].program.children(node)
    let values = children.map { name(evaluate($0, &frame), as: $0, in: frame.unit) }
    guard values.count > 1, case .text(let format) = values[0].resolved else { return values.first ?? .nothing }
    var arguments = FormatArguments()
    switch values[1].resolved {
    case .list(let elements): arguments.positional = elements.map { asText($0.value) }
    case .map(let entries, _): arguments.named = entries.map { ($0.key, asText($0.value)) }
    default: arguments.positional = values.dropFirst().map(asText)
    }
    return .text(FormatStyle.percent.apply(format, arguments))
  }

  private func index(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    if frame.environment.hasNarrowings, let place = place(of: node, frame), let told = frame.environment[place] {
      return told
    }
    guard let containerNode = program.child(node, 0) else { return .nothing }
    let container = evaluate(containerNode, &frame).resolved
    guard let keyNode = program.child(node, 1) else { return .nothing }
    if program.operation(keyNode) == .spread {
      evaluate(keyNode, &frame)
      return slice(of: container, from: keyNode, written: written(node, in: frame.unit), in: frame.unit)
    }
    let keyValue = evaluate(keyNode, &frame)
    keep(keyValue, at: keyNode, &frame)
    let key = keyValue.constant
    if let key, let entry = container.entry(for: key) {
      // What says nothing is only there until something that is set under a name that is not known takes its place.
      return container.hasUnknownKeys && entry.saysNothing ? .unknown(written(node, in: frame.unit)) : entry
    }
    if let key, let position = Int(key), let element = container.element(at: position) { return element }
    switch container {
    case .list: return name(anyElement(of: container), as: node, in: frame.unit)
    case .map(let entries, _):
      guard key == nil, !entries.isEmpty else { return .unknown(written(node, in: frame.unit)) }
      return name(.merged(entries.map(\.value)), as: node, in: frame.unit)
    case .text where key == nil:
      return slice(of: container, from: keyNode, written: "", in: frame.unit)
    default: return .unknown(written(node, in: frame.unit))
    }
  }

  /// A part of a list or of a text. Of a text, it takes the separator off that a repetition leaves at the end.
  private func slice(of container: Value, from key: Program.ID, written: String, in unit: Int) -> Value {
    switch container {
    case .list(let elements):
      .list(elements.map(\.orMissing))
    case .text: shortened(container, by: units[unit].program.lastNumber(in: key))
    default: .unknown(written)
    }
  }

  private func list(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    if program.children(node).contains(where: { program.operation($0) == .pair }) { return map(node, &frame) }
    var elements: [Value.Element] = []
    for child in program.children(node) {
      let value = name(evaluate(child, &frame), as: child, in: frame.unit)
      guard program.operation(child) == .spread else {
        keep(value, at: child, &frame)
        elements.append(Value.Element(value: value, presence: .always))
        continue
      }
      if case .list(let spread) = value.resolved {
        elements += spread
      } else {
        elements.append(Value.Element(value: value, presence: .anyNumber))
      }
    }
    setAddressed(by: program.children(node), &frame)
    return .list(elements)
  }

  private func map(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    var entries: [Value.Entry] = []
    var isOpen = false
    for (position, child) in program.children(node).enumerated() where program.operation(child) != .mark {
      if let method = method(child, &frame) {
        entries.append(method)
        continue
      }
      guard program.operation(child) == .pair, let keyNode = program.child(child, 0) else {
        let value = evaluate(child, &frame).resolved
        if case .map(let more, let moreIsOpen) = value {
          entries += more
          isOpen = isOpen || moreIsOpen
        } else if program.operation(child) == .spread {
          isOpen = true
        } else {
          entries.append(Value.Entry(key: String(position), value: value))
        }
        continue
      }
      let key = evaluate(keyNode, &frame)
      guard let valueNode = program.child(child, 1) else { continue }
      let value = name(contained(valueNode, in: key.constant ?? "", &frame), as: valueNode, in: frame.unit)
      keep(value, at: valueNode, &frame)
      if key.constant != nil { entries.append(Value.Entry(key.template, value)) } else { isOpen = true }
    }
    setAddressed(by: program.children(node), &frame)
    return .map(entries, isOpen: isOpen)
  }

  /// The entry for a function that stands in a map, by its name or under a key: no variable has its name.
  private func method(_ node: Program.ID, _ frame: inout Frame) -> Value.Entry? {
    let program = units[frame.unit].program
    let function = program.operation(node) == .pair ? program.child(node, 1) : node
    guard let function, program.operation(function) == .function else { return nil }
    let name = program.name(function)
    let outer = frame.environment[name]
    let value = evaluate(function, &frame)
    frame.environment[name] = outer
    return Value.Entry(key: name, value: value)
  }

  /// Evaluates what a variable or a key holds; the functions in a map are called by it, too.
  func contained(_ node: Program.ID, in name: String, _ frame: inout Frame) -> Value {
    let outer = frame.container
    defer { frame.container = outer }
    let isMap = [.map, .list].contains(units[frame.unit].program.operation(node)) && !name.isEmpty
    frame.container = isMap ? outer + name + "." : ""
    return evaluate(node, &frame)
  }

  /// An object of a type that is known by its methods; otherwise the map of its members, or whatever stands there.
  func object(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard let body = program.child(node, 0) else { return .nothing }
    var value = Value.nothing
    var entries: [Value.Entry] = []
    let members = program.members(ofObject: node)
    if members.isEmpty { value = evaluate(body, &frame) }
    for (key, node) in members {
      let member = name(evaluate(node, &frame), as: node, in: frame.unit)
      keep(member, at: node, &frame)
      entries.append(Value.Entry(key: key, value: member))
    }
    let typeName = program.name(node)
    let owner = isSelf(typeName, in: frame.unit) ? frame.owner : nil
    notePrepared(entries, ofType: owner?.name ?? typeName)
    if let owner { return made(owner, of: entries) }
    if case .type(let type)? = linker.resolve(typeName, in: frame.unit), linker.hasFunctions(type) {
      return made(type, of: entries)
    }
    return members.isEmpty ? value : .map(entries, isOpen: false)
  }

  /// (element, iteration…): one list, in which the element stands once for each round of the first iteration.
  private func each(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard let element = program.child(node, 0) else { return .list([]) }
    let outer = frame.environment
    defer { frame.environment = outer }
    let isMap = program.operation(element) == .pair
    let iterations = program.children(node).dropFirst().filter { program.operation($0) == .iteration }
    let conditions = program.children(node).dropFirst().filter { program.operation($0) != .iteration }
    if iterations.count == 1, let iteration = iterations.first, let target = program.child(iteration, 0),
      let sourceNode = program.child(iteration, 1)
    {
      let source = evaluate(sourceNode, &frame)
      if let rounds = rounds(of: source) {
        let elements = rounds.compactMap { round -> Value.Element? in
          bindRound(target, to: round.value, of: source, &frame)
          let decisions = conditions.map { decision(of: $0, frame) }
          if decisions.contains(false) { return nil }
          let presence: Value.Element.Presence = decisions.contains(nil) ? .maybe : .always
          return Value.Element(value: self.element(element, &frame), presence: max(round.presence, presence))
        }
        return collected(elements, isMap: isMap)
      }
      bindRound(target, to: anyElement(of: source), of: source, &frame)
    } else {
      for iteration in iterations {
        guard let target = program.child(iteration, 0) else { continue }
        let source = program.child(iteration, 1).map { evaluate($0, &frame) } ?? .nothing
        bindRound(target, to: anyElement(of: source), of: source, &frame)
      }
    }
    for condition in conditions { assume(condition, holds: true, &frame) }
    return collected([Value.Element(value: self.element(element, &frame), presence: .anyNumber)], isMap: isMap)
  }

  /// What one round gives; of a map, a list of key and value.
  private func element(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard program.operation(node) == .pair else { return name(evaluate(node, &frame), as: node, in: frame.unit) }
    return .list(of: program.children(node).map { name(evaluate($0, &frame), as: $0, in: frame.unit) })
  }

  private func collected(_ elements: [Value.Element], isMap: Bool) -> Value {
    isMap ? map(ofPairs: elements) ?? .map([], isOpen: true) : .list(elements)
  }

  private func repeated(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    let values = program.children(node).map { evaluate($0, &frame) }
    // Ruby's `list * separator`
    if case .list? = values.first?.resolved, let separator = values.last, separator.hasText,
      Int(separator.constant ?? "") == nil
    {
      return joined(values.first, separator: separator, frame.unit) ?? .nothing
    }
    for value in values {
      switch value.resolved {
      case .text(let template) where Int(value.constant ?? "") == nil:
        return .text(.repetition(template, separator: .empty))
      case .list(let elements):
        return .list(elements.map { Value.Element(value: $0.value, presence: .anyNumber) })
      default: continue
      }
    }
    return .unknown(written(node, in: frame.unit))
  }
}

extension Program {
  /// The last of the numbers that are written within an operation.
  func lastNumber(in node: ID) -> Int? {
    if operation(node) == .scalar { return Int(name(node)) }
    return children(node).reversed().lazy.compactMap { lastNumber(in: $0) }.first
  }
}
