internal import QueryTemplates

extension Value {
  /// How deep within each other objects meet. Below it their types stand for them: what calls give is asked for on the
  /// way, and an object that its own class makes for itself would be followed without end.
  private static var depthOfMeetings: Int { 2 }

  /// What is known after two branches have met: each of the values is possible. They stand in as many objects as `depth`
  /// says, which meet too.
  static func merged(_ left: Value, _ right: Value, within depth: Int = 0) -> Value {
    if left == right { return left }
    switch (left, right) {
    case (.literal(let first), .literal(let second)) where first.kind != second.kind: return .unknown(first.written)
    case (.literal(let literal), let other), (let other, .literal(let literal)):
      if literal.isEmptyText { return merged(.emptyText, other, within: depth) }
      if literal.kind == .yes { return merged(.unknown(literal.written), other, within: depth) }
      return orNull(other)
    case (.nullable(let first), .nullable(let second)): return orNull(merged(first, second, within: depth))
    case (.nullable(let value), let other), (let other, .nullable(let value)):
      return orNull(merged(value, other, within: depth))
    default: break
    }
    switch (left.resolved, right.resolved) {
    case (.text(let first), .text(let second)):
      return .text(.merged(first, second)).likewiseSQL(as: [left, right])
    case (.list(let first), .list(let second)): return .list(merged(first, second, within: depth))
    case (.map(let entries, let isOpen), .list(let elements)):
      return .map(merged(entries, numbered(elements), within: depth), isOpen: isOpen)
    case (.list(let elements), .map(let entries, let isOpen)):
      return .map(merged(numbered(elements), entries, within: depth), isOpen: isOpen)
    case (.map(let first, let firstIsOpen), .map(let second, let secondIsOpen)):
      return .map(merged(first, second, within: depth), isOpen: firstIsOpen || secondIsOpen)
    case (.instance(let first), .instance(let second)) where first.type == second.type:
      guard depth < depthOfMeetings else { return .object(first.type) }
      return .instance(first.joined(with: second) { merged($0, $1, within: depth + 1) })
    case (.instance(let instance), .object(let type)), (.object(let type), .instance(let instance)):
      return instance.type == type ? .object(type) : oneOf([.instance(instance), .object(type)])
    case (.prepared(let first), .prepared(let second)): return .prepared(.oneOf([first, second]))
    case (.unknown(""), let known), (let known, .unknown("")): return known
    case (.text(.sequence([])), let other), (let other, .text(.sequence([]))): return other
    case (.text(let text), .unknown), (.unknown, .text(let text)):
      let hole = if case .text = left.resolved { right.template } else { left.template }
      return .text(.oneOf([text, hole])).likewiseSQL(as: [left, right])
    case (.unknown, let known), (let known, .unknown): return known
    case (let first, let second): return oneOf(first.alternatives + second.alternatives)
    }
  }

  /// The same, found only when it is asked for where a call would have to be followed for it: of what functions and
  /// statements give, most is used by nobody.
  static func meeting(_ left: Value, _ right: Value) -> Value {
    left.holdsPending || right.holdsPending ? .pending(PendingMeeting(left, right)) : merged(left, right)
  }

  /// Whether something is pending of which a meeting would ask: of several values that a function gives as well.
  private var holdsPending: Bool {
    if case .list(let elements) = self { return elements.contains(where: \.value.isPending) }
    return isPending
  }

  /// What a parameter holds of which only the default is known: in place of nothing, a caller may hand over any elements.
  static func orAnything(_ initial: Value, named name: String) -> Value {
    switch initial.resolved {
    case .list([]): .list([Element(value: .unknown(name), presence: .anyNumber)])
    case .map([], isOpen: _): .map([], isOpen: true)
    default: .merged(initial, .unknown(name))
    }
  }

  /// The functions, types and objects that a value may be; nil in their place for what is none.
  private var alternatives: [Value?] {
    switch self {
    case .function, .type, .object, .instance: [self]
    case .anyOf(let values): values
    default: [nil]
    }
  }

  private static func oneOf(_ values: [Value?]) -> Value {
    var distinct: [Value] = []
    for case let value in values {
      guard let value, distinct.count < 64 else { return .unknown("…") }
      if !distinct.contains(value) { distinct.append(value) }
    }
    return distinct.count == 1 ? distinct[0] : .anyOf(distinct)
  }

  /// A text or null; what else a value may be says more than that it may be missing.
  private static func orNull(_ value: Value) -> Value {
    switch value {
    case .text, .sql: .nullable(value)
    default: value
    }
  }

  /// Any one of the values. More than 64 of them tell nothing, and are not looked at.
  static func merged(_ values: some Collection<Value>) -> Value {
    guard values.count <= 64 else { return .unknown("…") }
    let templates = values.compactMap { value in
      if case .nullable = value { return nil as Template? }
      return if case .text(let template) = value.resolved { template } else { nil }
    }
    if !values.isEmpty, templates.count == values.count {
      return .text(.oneOf(templates)).likewiseSQL(as: values)
    }
    return values.dropFirst().reduce(values.first ?? .nothing) { .merged($0, $1) }
  }

  /// What is common at the start and at the end stays; the rest may be there or not.
  private static func merged(_ left: [Element], _ right: [Element], within depth: Int) -> [Element] {
    var result: [Element] = []
    var index = 0
    while index < left.count, index < right.count {
      let presence = max(left[index].presence, right[index].presence)
      if left[index].value == right[index].value {
        result.append(Element(value: left[index].value, presence: presence))
      } else if left.count == right.count {
        let value = merged(left[index].value, right[index].value, within: depth)
        result.append(Element(value: value, presence: presence))
      } else {
        break
      }
      index += 1
    }
    var end = 0
    while end < min(left.count, right.count) - index,
      left[left.count - 1 - end].value == right[right.count - 1 - end].value
    { end += 1 }
    for element in left[index..<left.count - end] + right[index..<right.count - end] {
      result.append(Element(value: element.value, presence: max(element.presence, .maybe)))
    }
    for (first, second) in zip(left.suffix(end), right.suffix(end)) {
      result.append(Element(value: first.value, presence: max(first.presence, second.presence)))
    }
    return result
  }

  /// A list as the map from its positions, as PHP has it.
  private static func numbered(_ elements: [Element]) -> [Entry] {
    elements.enumerated().map {
      Entry(.text(Array("\($0.offset)".utf8)), $0.element.value, presence: $0.element.presence)
    }
  }

  /// The entries of both, each in its place among those that both have; what only one has may be missing.
  private static func merged(_ left: [Entry], _ right: [Entry], within depth: Int) -> [Entry] {
    merged(left, right) { merged($0, $1, within: depth) }
  }

  private static func merged(_ left: [Entry], _ right: [Entry], by meet: (Value, Value) -> Value) -> [Entry] {
    var result = left.map { (entry: $0, isLeft: true, isMet: false) }
    var place = 0
    for (index, entry) in right.enumerated() {
      // An entry that may stand in several places meets place by place.
      let earlier = right[..<index].count { $0.key == entry.key }
      let places = result.indices.filter { result[$0].isLeft && result[$0].entry.key == entry.key }
      if earlier < places.count {
        let met = places[earlier]
        result[met].entry.value = meet(result[met].entry.value, entry.value)
        result[met].entry.presence = max(result[met].entry.presence, entry.presence)
        result[met].isMet = true
        place = max(place, met + 1)
      } else {
        while place < result.count, result[place].isLeft, !right.contains(where: { $0.key == result[place].entry.key })
        {
          place += 1
        }
        let added = Entry(entry.keyText, entry.value, presence: max(entry.presence, .maybe))
        result.insert((added, isLeft: false, isMet: true), at: place)
        place += 1
      }
    }
    for index in result.indices where !result[index].isMet {
      result[index].entry.presence = max(result[index].entry.presence, .maybe)
    }
    return result.map(\.entry)
  }

  /// What a loop's variable holds after any number of rounds, of which the first made `after` of `before`.
  static func widened(before: Value, after: Value, within depth: Int = 0) -> Value {
    if before == after { return before }
    if case .nullable(let start) = before { return orNull(widened(before: start, after: after, within: depth)) }
    if case .nullable(let end) = after { return orNull(widened(before: before, after: end, within: depth)) }
    switch (before.resolved, after.resolved) {
    case (.text(let start), .text(let end)):
      guard let added = end.suffix(behind: start) else { return merged(before, after, within: depth) }
      return .text(.joined([start, .repetition(added, separator: .empty)])).likewiseSQL(as: [before, after])
    case (.list(let start), .list(let end)) where end.count > start.count && Array(end.prefix(start.count)) == start:
      return .list(start + anyNumber(of: end[start.count...]))
    case (.map(let start, let startIsOpen), .map(let end, let endIsOpen)):
      let entries = merged(start, end) { widened(before: $0, after: $1, within: depth) }
      return Value.map(entries, isOpen: startIsOpen || endIsOpen).withAnyNumber(ofEntriesNotIn: before)
    case (.instance(let start), .instance(let end)) where start.type == end.type:
      guard depth < depthOfMeetings else { return .object(start.type) }
      return .instance(start.joined(with: end) { widened(before: $0, after: $1, within: depth + 1) })
    default: return merged(before, after, within: depth).withAnyNumber(ofEntriesNotIn: before)
    }
  }

  /// What the rounds of a loop added: each round some of the elements, so that texts stand in any order.
  private static func anyNumber(of added: ArraySlice<Element>) -> [Element] {
    guard 2...64 ~= added.count, added.allSatisfy({ $0.value.isTextOrHole }) else {
      return added.map { Element(value: $0.value, presence: .anyNumber) }
    }
    return [Element(value: merged(added.map(\.value)), presence: .anyNumber)]
  }

  /// What a member holds after any number of calls, in any order, of functions that each make one of `ends` of it.
  static func grown(_ start: Value, byAnyOf ends: [Value]) -> Value {
    let more = ends.map { widened(before: start, after: $0) }
    guard case .list(let first) = start.resolved, more.count > 1 else {
      return more.dropFirst().reduce(more.first ?? start) { merged($0, $1) }
    }
    var added: [Value] = []
    for value in more {
      guard case .list(let elements) = value.resolved, Array(elements.prefix(first.count)) == first else {
        return more.dropFirst().reduce(more[0]) { merged($0, $1) }
      }
      added += elements[first.count...].map(\.value)
    }
    return added.isEmpty ? start : .list(first + [Element(value: merged(added), presence: .anyNumber)])
  }

  /// What a round of a loop sets under a key that is not known, others set under other keys.
  private func withAnyNumber(ofEntriesNotIn before: Value) -> Value {
    guard case .map(let entries, let isOpen) = self else { return self }
    let known: Set<String> = if case .map(let entries, _) = before.resolved { Set(entries.map(\.key)) } else { [] }
    return .map(
      entries.map { entry in
        var entry = entry
        if entry.keyText.constantBytes == nil, !known.contains(entry.key) { entry.presence = .anyNumber }
        return entry
      }, isOpen: isOpen)
  }

  private var isTextOrHole: Bool {
    switch resolved {
    case .text, .unknown: true
    default: false
    }
  }
}
