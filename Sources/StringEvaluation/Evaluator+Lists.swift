internal import HostLanguages
internal import QueryTemplates

/// What functions make of all of a list's elements, or of a map's entries.
extension Evaluator {
  func filtered(_ list: Value?, by function: Value?) -> Value? {
    let chooses = if case .function? = function { true } else { false }
    if case .map(let entries, let isOpen)? = list?.resolved {
      return .map(entries.map { chooses || !$0.value.hasText ? $0.orMissing : $0 }, isOpen: isOpen)
    }
    guard case .list(let elements)? = list?.resolved else {
      if case .function(let function)? = function { return elements(chosenBy: function) ?? list }
      return list
    }
    return .list(
      elements.map { element in
        var element = element
        // What may be null is taken out where it is.
        if case .nullable(let value) = element.value {
          element = Value.Element(value: value, presence: element.presence).orMissing
        }
        guard case .text(.choice(let options)) = element.value.resolved, options.contains(.empty) else {
          return chooses ? element.orMissing : element
        }
        let rest = Value.text(.oneOf(options.filter { $0 != .empty })).likewiseSQL(as: [element.value])
        return Value.Element(value: rest, presence: max(element.presence, .maybe))
      })
  }

  /// What may stand in a list of which nothing is known, where a function chooses from it: what its condition lets through. Of a
  /// function of key and value it is a map.
  private func elements(chosenBy function: FunctionReference) -> Value? {
    let program = units[function.unit].program
    let parameters = program.parameters(ofFunction: function.node)
    guard let first = parameters.first, let body = program.children(function.node).last else { return nil }
    var condition = lastStatement(of: body, in: function.unit)
    if program.operation(condition) == .return, let value = program.child(condition, 0) { condition = value }
    var frame = Frame(following: function, named: "")
    if let variables = closures[function] { frame.environment = variables }
    bindParameters(of: function, to: CallArguments(), &frame)
    assume(condition, holds: true, &frame)
    guard let text = frame.environment[program.name(first)]?.text, text.hasText else { return nil }
    return parameters.count > 1
      ? .map([Value.Entry(text, .unknown("…"), presence: .anyNumber)], isOpen: false)
      : .list([Value.Element(value: .text(text), presence: .anyNumber)])
  }

  /// Without those that a function does not want.
  func rejected(_ list: Value?) -> Value? {
    switch list?.resolved {
    case .map(let entries, let isOpen)?: .map(entries.map(\.orMissing), isOpen: isOpen)
    case .list(let elements)?: .list(elements.map(\.orMissing))
    default: list
    }
  }

  /// What a function gives for each element, or for each of a map's pairs of key and value.
  func mapped(_ list: Value?, by function: Value?) -> Value? {
    guard let list else { return nil }
    guard case .function(let reference)? = function else { return .unknown(Self.holeName(list)) }
    func image(_ value: Value) -> Value {
      result(of: reference, arguments(value, for: reference), atDepth: callDepth) ?? .unknown(reference.name)
    }
    guard let elements = pairsOrElements(of: list) else {
      return .list([Value.Element(value: image(.unknown(Self.holeName(list))), presence: .anyNumber)])
    }
    return .list(elements.map { Value.Element(value: image($0.value), presence: $0.presence) })
  }

  /// The map with what a function gives for its values.
  func mappedValues(of map: Value?, by function: Value?) -> Value? {
    guard case .map(let entries, let isOpen)? = map?.resolved, case .function(let reference)? = function else {
      return nil
    }
    return .map(
      entries.map { entry in
        Value.Entry(
          entry.keyText, result(of: reference, handing: [entry.value]) ?? .unknown(reference.name),
          presence: entry.presence)
      }, isOpen: isOpen)
  }

  /// A list's elements, or a map's lists of key and value; of what a map may hold besides there is any number.
  func pairsOrElements(of list: Value) -> [Value.Element]? {
    guard case .map(let entries, let isOpen) = list.resolved else {
      if case .list(let elements) = list.resolved { return elements }
      return nil
    }
    let pairs = entries.map { Value.Element(value: $0.pair, presence: $0.presence) }
    return isOpen ? pairs + [Value.Element(value: .nothing, presence: .anyNumber)] : pairs
  }

  /// What a function gives for values by themselves.
  func result(of function: FunctionReference, handing values: [Value]) -> Value? {
    var arguments = CallArguments()
    arguments.positional = values.map { CallArguments.Argument(node: function.node, value: $0) }
    return result(of: function, arguments, atDepth: callDepth)
  }

  /// `list.reduce(start, function)` in whatever order: the start, grown by the function once for each element.
  func folded(_ values: [Value]) -> Value? {
    var lists: [Value] = []
    var start: Value?
    var function: FunctionReference?
    for value in values {
      if case .function(let reference) = value {
        function = reference
      } else if value.hasText {
        start = value
      } else {
        lists.append(value)
      }
    }
    guard let function, let start else { return nil }
    if let rounds = lists.lazy.compactMap({ self.rounds(of: $0) }).first {
      return rounds.reduce(start) { result(of: function, handing: [$0, $1.value]) ?? $0 }
    }
    let element = lists.first.map { anyElement(of: $0) } ?? .nothing
    return result(of: function, handing: [start, element]).map { .widened(before: start, after: $0) }
  }

  /// The first element, or any of those that may be it; nil for what has none that is known.
  func element(of list: Value) -> Value? {
    guard let elements = list.elements, !elements.isEmpty else { return nil }
    return list.element(at: 0) ?? .merged(elements.map(\.value))
  }

  func keys(of value: Value) -> Value? {
    guard case .map(let entries, let isOpen) = value.resolved else { return nil }
    var elements = entries.map { entry in
      Value.Element(value: .text(entry.keyText), presence: entry.presence)
    }
    if isOpen { elements.append(Value.Element(value: .unknown("…"), presence: .anyNumber)) }
    return .list(elements)
  }

  func pairs(of value: Value) -> Value? {
    guard case .map(_, isOpen: false) = value.resolved else { return nil }
    return pairsOrElements(of: value).map { .list($0) }
  }

  /// Each element behind its position.
  func numbered(_ value: Value) -> Value? {
    guard case .list(let elements) = value.resolved else { return nil }
    return .list(
      elements.map { element in
        let position = Value.text(.hole(Hole(kind: .value, name: "…")))
        return Value.Element(value: .list(of: [position, element.value]), presence: element.presence)
      })
  }

  func zipped(_ values: [Value]) -> Value? {
    let lists = values.map { rounds(of: $0) }
    // A list of which nothing is known is as long as the others.
    guard let count = lists.compactMap({ $0?.count }).min() else { return nil }
    return .list(
      (0..<count).map { position in
        let row = lists.map { $0?[position] ?? Value.Element(value: .unknown("…"), presence: .always) }
        return Value.Element(value: .list(of: row.map(\.value)), presence: row.map(\.presence).max() ?? .always)
      })
  }

  /// What a map holds under a key, or what is given for none, or what a list holds at a position; nil when it is neither.
  func entry(of map: Value?, at key: Value?, otherwise: Value?) -> Value? {
    guard let map, let key else { return nil }
    guard case .map(let entries, let isOpen) = map.resolved else {
      return key.constant.flatMap { Int($0) }.flatMap { map.element(at: $0) }
    }
    var found: [Value] = entries.map(\.value)
    if let constant = key.constant {
      found = map.entry(for: constant).map { [$0] } ?? []
      if found.isEmpty, isOpen { return otherwise.map { .merged($0, .unknown("…")) } }
    }
    return found.isEmpty && otherwise == nil ? nil : .merged(found + (otherwise.map { [$0] } ?? []))
  }

  /// The lists within a list in their places.
  func flattened(_ value: Value?) -> Value? {
    guard case .list(let elements)? = value?.resolved else { return value }
    return .list(
      elements.flatMap { element -> [Value.Element] in
        guard element.presence == .always, case .list? = flattened(element.value)?.resolved,
          let inner = flattened(element.value)?.elements
        else { return [element] }
        return inner
      })
  }

  /// `dict(map, key=value)`
  func map(of arguments: CallArguments) -> Value? {
    var entries: [Value.Entry] = []
    var isOpen = arguments.isOpen
    for value in arguments.positional.map(\.value) {
      if case .list(let pairs) = value.resolved, case .map(let more, let moreIsOpen)? = map(ofPairs: pairs) {
        entries += more
        isOpen = isOpen || moreIsOpen
        continue
      }
      guard case .map(let more, let moreIsOpen) = value.resolved else { return arguments.first }
      entries += more
      isOpen = isOpen || moreIsOpen
    }
    return .map(entries + arguments.namedEntries(), isOpen: isOpen)
  }

  /// Lists in one, of which the first has what stands before; of maps and of whatever else is added by the operator, what
  /// a sum of numbers is: a value.
  func union(_ left: Value?, _ right: Value?) -> Value {
    guard let left, let right, left.elements != nil || right.elements != nil else {
      return .text(.hole(Hole(kind: .value, name: "…")))
    }
    guard case .map(let entries, let isOpen) = left.resolved else { return left }
    guard case .map(let more, let moreIsOpen) = right.resolved else { return .map(entries, isOpen: true) }
    return .map(
      entries + more.filter { entry in !entries.contains { $0.key == entry.key } }, isOpen: isOpen || moreIsOpen)
  }

  static func holeName(_ value: Value) -> String {
    if case .hole(let hole) = value.template { return hole.name }
    return "…"
  }
}
