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
    guard let key = call.arguments.first, let value = call.arguments.value(at: 1), isMap(call.receiver),
      let target = program.child(call.callee, 0)
    else { return nil }
    keep(value, at: call.arguments.positional[1].node, &frame)
    update(target, &frame) { old in .setting(old, key: key.template, listsAreMaps: false) { _ in value } }
    return .nothing
  }

  private func isMap(_ value: Value?) -> Bool {
    if case .map? = value?.resolved { return true }
    return false
  }
}
