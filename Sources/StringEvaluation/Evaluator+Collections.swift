internal import HostLanguages
internal import QueryTemplates

/// What methods of lists and maps give.
extension Evaluator {
  /// One list behind the other; of a list alone, its texts behind each other.
  func concatenated(_ call: Call) -> Value? {
    let others = call.arguments.positional.map(\.value)
    guard !others.isEmpty else {
      return call.receiver?.elements.map { .text(JoinedList(elements: $0, separator: .empty).template) }
    }
    return others.reduce(call.receiver) { .appended($0 ?? .list([]), $1, maximum: limits.templateParts) }
  }

  /// The elements behind each other, as `joining(separator, prefix, suffix)` says.
  func collected(_ call: Call, _ unit: Int) -> Value? {
    let parts = call.arguments.first?.elements?.map(\.value.template) ?? [call.arguments.first?.template ?? .empty]
    func part(_ index: Int) -> Template { index < parts.count ? parts[index] : .empty }
    guard let elements = call.receiver?.elements else { return nil }
    return .text(.joined([part(1), JoinedList(elements: elements, separator: part(0)).template, part(2)]))
  }

  /// The map whose keys and values take turns as arguments.
  func mapOfPairs(_ arguments: CallArguments) -> Value {
    let values = arguments.positional.map(\.value)
    let entries = stride(from: 0, to: values.count - 1, by: 2).map { Value.Entry(values[$0].template, values[$0 + 1]) }
    return .map(entries, isOpen: arguments.isOpen)
  }

  /// Sets what a map holds under a key.
  func setEntry(_ call: Call, _ frame: inout Frame) -> Value? {
    let program = units[frame.unit].program
    guard let key = call.arguments.first, let value = call.arguments.value(at: 1), call.receiver?.isMap == true,
      let target = program.child(call.callee, 0)
    else { return nil }
    keep(value, at: call.arguments.positional[1].node, &frame)
    update(target, &frame) { old in .setting(old, key: key.template, listsAreMaps: false) { _ in value } }
    return .nothing
  }

  /// Takes an entry out of a map, and gives what it held; nil when it is no map.
  func removed(_ function: StringFunction, _ call: Call, _ frame: inout Frame) -> Value? {
    let program = units[frame.unit].program
    let arguments = call.arguments
    let target: Program.ID?
    let map: Value?
    let key: Value?
    switch function {
    case .removeKeyOfReceiver:
      (target, map, key) = (program.child(call.callee, 0), call.receiver, arguments.first)
    case .removeKeyOfFirst:
      (target, map, key) = (arguments.positional.first?.node, arguments.first, arguments.value(at: 1))
    default:
      guard let place = arguments.positional.first?.node else { return nil }
      target = program.child(place, 0)
      map = target.map { evaluate($0, &frame) }
      // A member is an entry where a language has objects for maps.
      let isMember = program.operation(place) == .member
      key =
        isMember
        ? .text(.words(program.name(place))) : program.child(place, 1).map { evaluate($0, &frame) }
    }
    guard let target, let key, let map, map.isMap else { return nil }
    update(target, &frame) { $0.removing(key.constant) }
    return key.constant.flatMap { map.entry(for: $0) } ?? arguments.value(at: 1) ?? .nothing
  }
}

extension Value {
  /// The key of the one entry that holds a text, when there is one.
  func key(of text: String) -> Template? {
    guard case .map(let entries, _) = resolved else { return nil }
    let found = entries.filter { $0.value.constant == text }
    return found.count == 1 ? found[0].keyText : nil
  }

  /// The map without the entry for a key; nil for a key that is not known, so that any of them may be gone.
  fileprivate func removing(_ key: String?) -> Value {
    guard case .map(let entries, let isOpen) = resolved else { return self }
    guard let key else {
      return .map(entries.map(\.orMissing), isOpen: isOpen)
    }
    return .map(entries.filter { $0.key != key }, isOpen: isOpen)
  }
}
