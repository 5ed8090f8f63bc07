internal import HostLanguages
internal import QueryTemplates

/// Builders and lists that are handed to functions which add to them.
extension Evaluator {
  /// Sets the variables among a call's arguments to what the called function makes of them.
  func growArguments(of call: Call, calling target: Value, _ frame: inout Frame) {
    let known: FunctionReference? = if case .function(let function) = target { function } else { nil }
    guard known != nil || units[frame.unit].language.functions?[call.name] == nil else { return }
    guard callDepth < limits.calls, stepsLeft > 0,
      let (function, positions) = linker.grower(known, named: call.name), !activeGrowers.contains(function)
    else { return }
    let grown = positions.filter { position in
      guard let value = call.arguments.value(at: position)?.resolved else { return false }
      return value.text != nil || value.elements != nil
    }
    guard !grown.isEmpty, let after = parameters(of: function, after: call.arguments) else { return }
    for position in grown {
      guard let value = after[position] else { continue }
      update(call.arguments.positional[position].node, &frame) { _ in value }
    }
  }

  /// What a function's parameters hold at its end, by their positions.
  private func parameters(of function: FunctionReference, after arguments: CallArguments) -> [Int: Value]? {
    let outer = (callDepth, stepsLeft)
    callDepth += 1
    stepsLeft = min(stepsLeft, limits.stepsOfCall)
    let budget = stepsLeft
    activeGrowers.insert(function)
    defer {
      activeGrowers.remove(function)
      callDepth = outer.0
      stepsLeft = outer.1 - (budget - stepsLeft)
    }
    var frame = Frame(following: function, named: function.name)
    bindParameters(of: function, to: arguments, &frame)
    let before = frame.environment
    body(of: function, &frame)
    // Where it goes on behind a `return`, it may have left before it added anything.
    let mayLeaveEarly = frame.environment.isReached && frame.returned != nil
    var result: [Int: Value] = [:]
    var position = 0
    for parameter in units[function.unit].program.children(function.node).dropLast() {
      let program = units[function.unit].program
      let target = program.operation(parameter) == .assign ? program.child(parameter, 0) ?? parameter : parameter
      let name = program.name(target)
      if position == 0, function.owner != nil, isSelf(name, in: function.unit) { continue }
      if let value = frame.environment[name] {
        result[position] = mayLeaveEarly ? before[name].map { .merged($0, value) } ?? value : value
      }
      position += 1
    }
    return result
  }
}
