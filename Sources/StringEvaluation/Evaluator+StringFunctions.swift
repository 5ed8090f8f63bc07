internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  /// What the function gives that a method such as `apply` is called on; nil when it is called on anything else.
  private func invoked(_ call: Call, _ frame: Frame) -> Value? {
    guard case .function(let function)? = call.receiver?.resolved else { return nil }
    return given(by: [function], call.arguments, written: written(call.node, in: frame.unit))
  }

  /// What a function of the language's library makes of its arguments; nil when the arguments are not of its kind.
  func apply(_ function: StringFunction, to call: Call, _ frame: inout Frame) -> Value? {
    let arguments = call.arguments
    switch function {
    case .joinWithReceiver: return joined(arguments.first, separator: call.receiver, frame.unit)
    case .joinSecond:
      return joined(
        arguments.value(at: 1) ?? arguments.first, separator: arguments.value(at: 1) == nil ? nil : arguments.first,
        frame.unit)
    case .joinFirst: return joined(arguments.first, separator: arguments.value(at: 1), frame.unit)
    case .joinReceiver:
      if call.receiver == nil { return path(arguments.positional.map(\.value)) }
      if case .list? = call.receiver?.resolved {
        return joined(call.receiver, separator: arguments.first ?? Self.comma, frame.unit)
      }
      // `sql.join(list, separator)`: what is no SQL is a value for the driver.
      guard case .list(let elements)? = arguments.first?.resolved else {
        return joined(call.receiver, separator: arguments.first, frame.unit)
      }
      let parts = elements.map {
        Value.Element(value: .sql(interpolated($0.value, named: "…")), presence: $0.presence)
      }
      return joined(.list(parts), separator: arguments.value(at: 1) ?? Self.comma, frame.unit)
    case .splitReceiver: return split(call.receiver, at: arguments.first)
    case .splitFirst: return split(arguments.first, at: arguments.value(at: 1))
    case .splitSecond: return split(arguments.value(at: 1), at: arguments.first)
    case .sql:
      guard let text = arguments.first, case .text(let template) = text.resolved else { return nil }
      noteMade(template, use: .made, of: call, &frame)
      return .sql(template)
    case .module: return arguments.first?.constant.map { .module(units[frame.unit].module($0)) }
    case .filterReceiver: return filtered(call.receiver, by: arguments.first)
    case .braceFormatReceiver: return format(call.receiver, arguments, from: 0, .brace)
    case .braceFormat: return format(arguments.first, arguments, from: 1, .brace, captured: captures(frame))
    case .printf: return format(arguments.first, arguments, from: 1, .percent)
    case .printfReceiver: return format(call.receiver, arguments, from: 0, .percent)
    case .receiver: return call.receiver.map { trimmed($0, of: arguments.first) }
    case .argument: return arguments.first.map { trimmed(asText($0), of: arguments.value(at: 1)) }
    case .thirdArgument: return arguments.value(at: 2)
    case .sliceOfFirst: return arguments.first.map { shortened($0, by: call.cut(from: units[frame.unit].program)) }
    case .secondArgument: return arguments.value(at: 1)
    case .firstElement: return arguments.first.map { $0.element(at: 0) ?? $0.entry(for: "0") ?? $0 }
    case .replaceInReceiver: return replaced(call.receiver, arguments.first, arguments.value(at: 1))
    case .translate: return translated(arguments.first, arguments.value(at: 1), arguments.value(at: 2))
    case .replaceInThird: return replaced(arguments.value(at: 2), arguments.first, arguments.value(at: 1))
    case .replaceInFirst: return replaced(arguments.first, arguments.value(at: 1), arguments.value(at: 2))
    case .repeatFirst: return arguments.first.flatMap { repetition(of: $0) }
    case .repeatReceiver: return call.receiver.flatMap { repetition(of: $0) }
    case .append, .prepend, .appendValue, .extend, .appendPrintf, .push, .printfOntoFirst, .braceFormatOntoFirst:
      return grow(function, call, &frame)
    case .concatenate:
      if case .list? = call.receiver?.resolved { return concatenated(call) }
      // `fmt.Sprint(x)`: a package is no part of the text.
      var parts = arguments.positional.map(\.value.template)
      if let receiver = call.receiver, !receiver.isModule { parts.insert(receiver.template, at: 0) }
      return .text(.joined(parts))
    case .merge:
      let values = arguments.positional.map(\.value)
      return merged(values)
        ?? values.dropFirst().reduce(values.first ?? .list([])) {
          .appended($0, $1, maximum: limits.templateParts)
        }
    case .mergeWithReceiver: return merged([call.receiver ?? .nothing] + collections(of: call, in: frame.unit))
    case .pairsOfFirst: return (arguments.first ?? call.receiver).flatMap { pairs(of: $0) }
    case .mapOfPairList:
      var list = arguments.first ?? call.receiver
      if case .function? = list { list = mapped(call.receiver, by: list) }
      guard case .list(let pairs)? = list?.resolved else { return list }
      return map(ofPairs: pairs)
    case .mapOfKeys: return map(fromKeys: arguments.first) { _ in arguments.value(at: 1) }
    case .mapOfKeysAndValues: return map(fromKeys: arguments.first) { arguments.value(at: 1)?.element(at: $0) }
    case .mapOfVariables:
      let names = arguments.positional.map(\.value).filter { $0.constant != nil }
      return .map(
        names.map { Value.Entry($0.template, frame.environment[$0.constant ?? ""] ?? .unknown("…")) },
        isOpen: names.count < arguments.positional.count)
    case .pick: return picked(call)
    case .omit: return omitted(call)
    case .entriesInOthers: return entries(of: arguments.positional.map(\.value), inOthers: true)
    case .entriesNotInOthers: return entries(of: arguments.positional.map(\.value), inOthers: false)
    case .intersection: return elements(of: arguments.first, in: arguments.value(at: 1), areIn: true) ?? .unknown("…")
    case .intersectionWithReceiver: return elements(of: call.receiver, in: arguments.first, areIn: true)
    case .mergeOperands: return merged(arguments.positional.map(\.value)) ?? .unknown("…")
    case .difference: return elements(of: arguments.first, in: arguments.value(at: 1), areIn: false) ?? .unknown("…")
    case .rejectReceiver: return rejected(call.receiver)
    case .filterFirst: return filtered(arguments.first, by: arguments.value(at: 1))
    case .firstOfReceiver: return call.receiver?.element(at: 0)
    case .secondOfReceiver: return call.receiver?.element(at: 1)
    case .argumentsOfCaller: return frame.arguments.map { .list($0) }
    case .elements:
      return .list(arguments.positional.map { Value.Element(value: $0.value, presence: .always) })
    case .builder:
      // A number is the room that the builder takes at first.
      return arguments.first.flatMap { $0.hasText && Int($0.constant ?? "") == nil ? $0 : nil } ?? .emptyText
    case .never:
      frame.environment.isReached = false
      return .nothing
    case .value:
      return .text(
        .hole(
          Hole(kind: .value, name: arguments.positional.first.map { written($0.node, in: frame.unit) } ?? call.name)))
    case .list:
      if case .list? = arguments.first?.resolved { return arguments.first }
      return .list([])
    case .named:
      guard let name = arguments.first?.constant, let function = units[frame.unit].language.functions?[name],
        function != .named
      else { return nil }
      var inner = call
      inner.name = name
      inner.arguments.positional.removeFirst()
      return apply(function, to: inner, &frame)
    case .map:
      if case .map? = arguments.first?.resolved { return arguments.first }
      return .map([], isOpen: false)
    case .mapOfPairs: return mapOfPairs(arguments)
    case .setEntry: return setEntry(call, &frame)
    case .remove, .removeKeyOfReceiver, .removeKeyOfFirst: return removed(function, call, &frame)
    case .collect:
      // `collect(toList())` leaves the list.
      return arguments.first?.hasText == true || arguments.first?.elements != nil
        ? collected(call, frame.unit) : call.receiver
    case .fillFirst: return arguments.first.map { .list([Value.Element(value: $0, presence: .anyNumber)]) }
    case .fillThird: return arguments.value(at: 2).map { .list([Value.Element(value: $0, presence: .anyNumber)]) }
    case .fillSecond: return arguments.value(at: 1).map { .list([Value.Element(value: $0, presence: .anyNumber)]) }
    case .dollarFormatReceiver: return format(call.receiver, arguments, from: 0, .dollar)
    case .mapOfArguments: return map(of: arguments)
    case .union: return union(arguments.first, arguments.value(at: 1))
    case .flatten: return flattened(call.receiver)
    case .entry:
      if let value = invoked(call, frame) { return value }
      return entry(of: call.receiver, at: arguments.first, otherwise: arguments.value(at: 1))
    case .fold:
      return folded((call.receiver.map { [$0] } ?? []) + arguments.positional.map(\.value))
    case .eachOfReceiver: return call.receiver
    case .invoke: return invoked(call, frame)
    // What is called was told before, where it is known.
    case .invokeFirst: return nil
    case .applyToReceiver:
      guard case .function(let function)? = arguments.positional.last?.value else { return nil }
      return result(of: function, handing: [call.receiver ?? .nothing])
    case .declare:
      guard let name = arguments.first?.constant, let value = arguments.value(at: 1) else { return nil }
      frame.environment[name] = value
      return value
    case .mapReceiver: return mapped(call.receiver, by: arguments.first)
    case .mapSecond:
      return mappedValues(of: arguments.value(at: 1), by: arguments.first)
        ?? mapped(arguments.value(at: 1), by: arguments.first)
    case .pairsOfReceiver: return call.receiver.flatMap { pairs(of: $0) }
    case .valuesOfReceiver:
      guard case .map(_, false)? = call.receiver?.resolved else { return nil }
      return call.receiver?.elements.map { .list($0) }
    case .valuesOfFirst:
      guard case .map? = arguments.first?.resolved else { return nil }
      return arguments.first?.elements.map { .list($0) }
    case .zip:
      let list = call.receiver.flatMap { rounds(of: $0) == nil ? nil : $0 }
      return zipped((list.map { [$0] } ?? []) + arguments.positional.map(\.value))
    case .numbered: return (arguments.first ?? call.receiver).flatMap { numbered($0) }
    case .keyOfValue:
      guard let value = arguments.first?.constant else { return nil }
      return arguments.value(at: 1)?.key(of: value).map { .text($0) }
    case .elementOfFirst: return arguments.first.flatMap { element(of: $0) }
    case .elementOfReceiver: return arguments.first == nil ? call.receiver.flatMap { element(of: $0) } : nil
    case .keysOfReceiver: return call.receiver.flatMap { keys(of: $0) }
    case .keysOfFirst: return arguments.first.flatMap { keys(of: $0) }
    case .presence, .absence, .presenceOfKey, .isList, .isCollection, .presenceOfReceiver, .absenceOfReceiver,
      .contains,
      .isElementOfFirst, .isElementOfSecond:
      return .unknown("…")
    case .fileOfFirst: return text(ofFileAt: arguments.first, in: frame.unit)
    case .fileOfSecond: return text(ofFileAt: arguments.value(at: 1), in: frame.unit)
    case .fileOfReceiver: return text(ofFileAt: call.receiver, in: frame.unit) ?? call.receiver.map { trimmed($0) }
    case .queriesOfFirst: return queries(at: arguments.first, in: frame.unit)
    case .pathOfArguments: return path(arguments.positional.map(\.value))
    case .pathOfReceiver: return path([call.receiver ?? .nothing] + arguments.positional.map(\.value))
    }
  }

  /// Of a map the keys are joined, or the values where the language goes over these.
  func joined(_ list: Value?, separator: Value?, _ unit: Int) -> Value? {
    let ofMap = units[unit].language.iteratesValues == true ? nil : list.flatMap { keys(of: $0) }
    guard let elements = (ofMap ?? list)?.elements else {
      // A text is the list of its letters.
      if case .text(.repetition(let letter, .sequence([])))? = list?.resolved, letter.isOneLetterOrValue {
        return .text(.repetition(letter, separator: separator?.template ?? .empty))
      }
      return list.map { .text(.hole(Hole(kind: .unknown, name: Self.holeName($0)))) }
    }
    let between = separator?.template ?? .empty
    return .text(JoinedList(elements: elements, separator: between).template).likewiseSQL(as: elements.map(\.value))
  }

  private static var comma: Value { .text(.text(Array(",".utf8))) }

  private func format(
    _ text: Value?, _ arguments: CallArguments, from position: Int, _ style: FormatStyle,
    captured: @escaping (String) -> Value? = { _ in nil }
  ) -> Value? {
    guard case .text(let template)? = text?.resolved else { return nil }
    var values = arguments.positional.dropFirst(position).map(\.value)
    if values.count == 1, case .list(let elements) = values[0].resolved { values = elements.map(\.value) }
    var named = arguments.named.map { ($0.name, $0.argument.value) }
    if values.count == 1, case .map(let entries, _) = values[0].resolved { named += entries.map { ($0.key, $0.value) } }
    return .text(
      style.apply(
        template,
        FormatArguments(
          positional: values.map(asText), named: named.map { ($0.0, asText($0.1)) }, captured: captured)))
  }

  /// What a format's text means by the names that no argument has.
  private func captures(_ frame: Frame) -> (String) -> Value? {
    { name in frame.environment[name] ?? self.global(name, from: frame.unit) }
  }

  private func repetition(of value: Value) -> Value? {
    guard case .text(let template) = value.resolved else { return nil }
    return .text(.repetition(template, separator: .empty))
  }

  /// Functions that change what they are called on, and give it back.
  private func grow(_ function: StringFunction, _ call: Call, _ frame: inout Frame) -> Value? {
    let arguments = call.arguments
    let program = units[frame.unit].program
    let maximum = limits.templateParts
    let target: Program.ID?
    let added: [Value]
    switch function {
    case .push:
      target = arguments.positional.first?.node
      added = arguments.positional.dropFirst().map(\.value)
    case .printfOntoFirst, .braceFormatOntoFirst:
      target = arguments.positional.first?.node
      let style = function == .printfOntoFirst ? FormatStyle.percent : .brace
      let text = format(arguments.value(at: 1), arguments, from: 2, style, captured: captures(frame))
      added = [text ?? .unknown("…")]
    case .appendValue:
      target = program.child(call.callee, 0)
      added = arguments.positional.map { .text(.hole(Hole(kind: .value, name: written($0.node, in: frame.unit)))) }
    case .appendPrintf:
      target = program.child(call.callee, 0)
      added = [format(arguments.first, arguments, from: 1, .percent) ?? .unknown("…")]
    default:
      target = program.child(call.callee, 0)
      added = function == .extend ? collections(of: call, in: frame.unit) : arguments.positional.map(\.value)
    }
    guard let target, !added.isEmpty || arguments.isOpen else { return nil }
    let isOntoFirst = [.push, .printfOntoFirst, .braceFormatOntoFirst].contains(function)
    let old = isOntoFirst ? arguments.first : call.receiver
    let isList = if case .list? = old?.resolved { true } else { function == .push }
    var grown = old ?? .nothing
    for value in function == .prepend ? added.reversed() : added {
      guard function != .prepend else {
        grown =
          isList
          ? .appended(.list([Value.Element(value: value, presence: .always)]), grown, maximum: maximum)
          : .appended(value, grown, maximum: maximum)
        continue
      }
      grown = isList && function != .extend ? .pushed(grown, value) : .appended(grown, value, maximum: maximum)
    }
    if arguments.isOpen, isList {
      grown = .appended(grown, .list([Value.Element(value: .unknown("…"), presence: .anyNumber)]), maximum: maximum)
    }
    update(target, &frame) { _ in grown }
    return grown
  }
}

extension Template {
  fileprivate var isOneLetterOrValue: Bool {
    switch self {
    case .text(let text): text.bytes.count == 1
    case .hole(let hole): hole.kind == .value
    default: false
    }
  }
}
