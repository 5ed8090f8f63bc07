internal import HostLanguages
internal import QueryTemplates

/// Maps made of parts of others, of several others, and of lists.
extension Evaluator {
  // MARK: Of lists

  /// The map from the elements of a list that are lists of key and value; nil where one is not.
  func map(ofPairs elements: [Value.Element]) -> Value? {
    var entries: [Value.Entry] = []
    for element in elements {
      guard let key = element.value.element(at: 0), let value = element.value.element(at: 1) else { return nil }
      // Of keys that are not known there may be any number, others than these.
      guard key.template.isOneOfConstants else { return .map(entries, isOpen: true) }
      entries.append(Value.Entry(key.template, value, presence: element.presence))
    }
    return .map(entries, isOpen: false)
  }

  /// The map from a list's elements to what stands in another list, or to one value; nil for what is no list of constants, since values
  /// become keys as well, such as to have each of them once.
  func map(fromKeys keys: Value?, to value: (Int) -> Value?) -> Value? {
    guard case .list(let elements)? = keys?.resolved, elements.allSatisfy({ $0.value.template.isOneOfConstants }) else {
      return nil
    }
    return map(
      ofPairs: elements.enumerated().map { position, element in
        let pair = [element.value, value(position) ?? .unknown("…")]
        return Value.Element(value: .list(of: pair), presence: element.presence)
      })
  }

  // MARK: Of several maps

  /// All entries in one map; where one of the values is a map, what is not known is another one. nil where none is.
  func merged(_ values: [Value]) -> Value? {
    guard values.contains(where: \.isMap) else { return nil }
    return values.reduce(.map([], isOpen: false)) { result, value in
      if value.elements != nil { return .appended(result, value, maximum: limits.templateParts) }
      guard case .map(let entries, _) = result else { return result }
      // What is not known may set any of them anew.
      return .map(
        entries.map {
          Value.Entry($0.keyText, .merged($0.value, value.isUnknown ? value : .unknown("…")), presence: $0.presence)
        },
        isOpen: true)
    }
  }

  /// A call's lists and maps, of which the named arguments are the last map.
  func collections(of call: Call, in unit: Int) -> [Value] {
    let program = units[unit].program
    let keys = program.children(call.node).filter { [.keyword, .pair].contains(program.operation($0)) }.map {
      program.operation($0) == .pair ? program.child($0, 0) ?? $0 : $0
    }
    let entries = call.arguments.named.map { name, argument in
      let key = keys.first { program.name($0) == name || program.bytes($0) == Array(name.utf8) }
      let text = TemplateText(bytes: Array(name.utf8), origin: key.map { origin(of: $0, in: unit) })
      return Value.Entry(.text(text), argument.value)
    }
    return call.arguments.positional.map(\.value)
      + (entries.isEmpty ? [] : [.map(entries, isOpen: call.arguments.isOpen)])
  }

  // MARK: Parts of a map

  /// `map.slice(key, …)`, `map.only([key, …])`, `pick(map, [key, …])`: of a map that is not known, what it may have under the keys.
  func picked(_ call: Call) -> Value? {
    let (source, keys) = mapAndKeys(of: call)
    switch source?.resolved {
    case .list?: return rejected(source)
    case .map(let entries, let isOpen)?:
      guard let keys else { return .map(entries.map(\.orMissing), isOpen: isOpen) }
      let found = keys.flatMap { key -> [Value.Entry] in
        let name = Value.Entry(key, .nothing).key
        let known = entries.filter { $0.key == name }
        return known.isEmpty && isOpen ? [.mayBe(key)] : known
      }
      return .map(found, isOpen: false)
    case .unknown?, nil: return keys.map { .map($0.map { .mayBe($0) }, isOpen: false) }
    default: return nil
    }
  }

  /// `map.except(key, …)`, `omit(map, [key, …])`; nil for what is no map.
  func omitted(_ call: Call) -> Value? {
    let (source, keys) = mapAndKeys(of: call)
    guard case .map(let entries, let isOpen)? = source?.resolved else { return nil }
    guard let keys else { return .map(entries.map(\.orMissing), isOpen: isOpen) }
    let names = Set(keys.map { Value.Entry($0, .nothing).key })
    return .map(entries.filter { !names.contains($0.key) }, isOpen: isOpen)
  }

  /// A call's map, which may be the receiver or stand first, and its keys, of which there may be lists; nil for keys where one
  /// of them is not known.
  private func mapAndKeys(of call: Call) -> (map: Value?, keys: [Template]?) {
    var values = call.arguments.positional.map(\.value)
    var map = call.receiver
    if let first = values.first, !first.isKeyOrKeys {
      map = first
      values.removeFirst()
    }
    let keys = values.flatMap { value -> [Template] in
      if case .list(let elements) = value.resolved { return elements.map(\.value.template) }
      return [value.template]
    }
    // `permit(:name, tags: [])`
    let named = call.arguments.named.map { Template.text(Array($0.name.utf8)) }
    let isKnown = keys.allSatisfy { $0.constantBytes != nil } && !call.arguments.isOpen
    return (map, isKnown ? keys + named : nil)
  }

  /// The entries of the first map whose keys all others have, or none of them: in the order of the first, which may be any where it
  /// is not known. nil where nothing is known of either.
  func entries(of maps: [Value], inOthers: Bool) -> Value? {
    guard var result = maps.first else { return nil }
    for other in maps.dropFirst() {
      guard let next = entries(of: result, in: other, areIn: inOthers) else { return nil }
      result = next
    }
    return result
  }

  private func entries(of map: Value, in other: Value, areIn: Bool) -> Value? {
    switch (map.resolved, other.resolved) {
    case (.map(let entries, let isOpen), .map(let others, let otherIsOpen)):
      let known = entries.compactMap { entry -> Value.Entry? in
        let found = others.first { $0.key == entry.key }
        if let found { return !areIn ? found.presence == .always ? nil : entry.orMissing : entry.among(found) }
        return otherIsOpen ? entry.orMissing : areIn ? nil : entry
      }
      guard areIn, isOpen else { return .map(known, isOpen: isOpen) }
      let more = others.filter { other in !known.contains { $0.key == other.key } }
      return .map(known + Value.Entry.anyOf(more), isOpen: otherIsOpen)
    case (.map(let entries, let isOpen), _): return .map(entries.map(\.orMissing), isOpen: isOpen)
    case (.unknown, .map(let others, let isOpen)) where areIn: return .map(Value.Entry.anyOf(others), isOpen: isOpen)
    default: return nil
    }
  }

  // MARK: Parts of a list

  /// The elements of the first list that stand in the second one, too, or that don't; nil where neither tells any.
  func elements(of list: Value?, in other: Value?, areIn: Bool) -> Value? {
    switch (list?.resolved, other?.resolved) {
    case (.list(let elements)?, .list(let others)?):
      let known = others.map { $0.value.constant }
      return .list(
        elements.compactMap { element in
          guard let text = element.value.constant, !known.contains(nil) else { return element.orMissing }
          guard known.contains(text) else { return areIn ? nil : element }
          let isSure = others.contains { $0.value.constant == text && $0.presence == .always }
          if !isSure { return element.orMissing }
          return areIn ? element : nil
        })
    case (.list?, _): return rejected(list)
    case (.unknown?, .list(let others)?) where areIn && !others.isEmpty:
      return .list([Value.Element(value: .merged(others.map(\.value)), presence: .anyNumber)])
    default: return nil
    }
  }
}

extension Value {
  /// Whether it is a text, or a list of texts, such as keys are named by.
  fileprivate var isKeyOrKeys: Bool {
    if case .list(let elements) = resolved {
      return !elements.isEmpty && elements.allSatisfy { $0.value.constant != nil }
    }
    return constant != nil
  }
}

extension Value.Entry {
  /// The same, as far as another map has it.
  fileprivate func among(_ other: Value.Entry) -> Value.Entry {
    Value.Entry(keyText, value, presence: max(presence, other.presence))
  }

  fileprivate static func mayBe(_ key: Template) -> Value.Entry {
    Value.Entry(key, .unknown("…"), presence: .maybe)
  }

  /// Any of the entries in any order, with other values.
  fileprivate static func anyOf(_ entries: [Value.Entry]) -> [Value.Entry] {
    guard entries.count > 1 else { return entries.map { .mayBe($0.keyText) } }
    guard entries.count <= 64 else { return [] }
    return [Value.Entry(.oneOf(entries.map(\.keyText)), .unknown("…"), presence: .anyNumber)]
  }
}

extension Template {
  /// Whether it is a text that is known, or one of several.
  fileprivate var isOneOfConstants: Bool {
    if case .choice(let options) = self { return options.allSatisfy { $0.constantBytes != nil } }
    return hasText && constantBytes != nil
  }
}
