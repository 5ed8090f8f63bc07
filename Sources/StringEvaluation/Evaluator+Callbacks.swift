internal import HostLanguages

/// The calls of a function that was handed over, while those are followed that take it.
struct CapturedCalls {
  var function: FunctionReference
  var calls: [CallArguments] = []

  func isOf(_ functions: [FunctionReference]) -> Bool { functions.contains { CodePlace($0) == CodePlace(function) } }
}

/// Functions that a call hands over: blocks, lambdas, and what goes by a name.
extension Evaluator {
  /// Whether a call may send something that its caller tells it: the function itself, or one that it is handed.
  func isFollowed(_ function: FunctionReference, _ arguments: CallArguments, _ frame: Frame) -> Bool {
    if linker.maySend(function) { return true }
    // A lambda is called by whom it was handed to.
    if function.name.isEmpty { return instantiation != nil && closures[function] != nil }
    return linker.callsParameter(function)
      && arguments.all.contains { $0.value.functions.contains { $0.name.isEmpty && maySend($0, frame) } }
  }

  /// Whether something is sent where a lambda is written.
  private func maySend(_ lambda: FunctionReference, _ frame: Frame) -> Bool {
    !(frame.isRecording && lambda.unit == frame.unit) || relevance?[lambda.node] != false
  }

  /// Those of the functions that call what they are handed, where it is worth knowing with what.
  func takers(among functions: [FunctionReference], _ frame: Frame) -> [FunctionReference] {
    guard frame.isRecording || instantiation != nil else { return [] }
    return functions.filter { linker.callsParameter($0) && !linker.isForeign[$0.unit] }
  }

  /// What the functions that take a lambda call it with, as far as something is known of it.
  func calls(
    of lambda: FunctionReference, by takers: [FunctionReference], _ arguments: CallArguments, _ frame: Frame
  ) -> [CallArguments] {
    guard maySend(lambda, frame), !captured.contains(where: { $0.isOf([lambda]) }) else { return [] }
    closures[lambda] = frame.environment
    captured.append(CapturedCalls(function: lambda))
    for taker in takers { followForCalls(taker, arguments) }
    return captured.removeLast().calls.filter(\.saySomething)
  }

  /// Notes a call of a function whose calls are looked for, or follows one that hands it on; whether it was such a call.
  ///
  /// - Parameter values: what a function of the library hands to the functions among its arguments.
  func capture(_ functions: [FunctionReference], _ arguments: CallArguments, handing values: [Value]) -> Bool {
    guard !captured.isEmpty else { return false }
    if let index = captured.lastIndex(where: { $0.isOf(functions) }) {
      captured[index].calls.append(arguments)
      return true
    }
    let handed = arguments.all.flatMap(\.value.functions)
    guard let index = captured.lastIndex(where: { $0.isOf(handed) }) else { return false }
    let node = captured[index].function.node
    captured[index].calls += values.map { value in
      CallArguments(positional: [CallArguments.Argument(node: node, value: value)])
    }
    for function in functions where linker.callsParameter(function) { followForCalls(function, arguments) }
    return false
  }

  private func followForCalls(_ function: FunctionReference, _ arguments: CallArguments) {
    guard callDepth < limits.calls, stepsLeft > 0, activeFunctions.insert(function).inserted else { return }
    let outer = (stepsLeft, depth, callDepth, deepestCall, instantiation)
    stepsLeft = min(stepsLeft, limits.stepsOfCall)
    let budget = stepsLeft
    callDepth += 1
    instantiation = nil
    var frame = entered(function, named: function.name, arguments)
    body(of: function, &frame)
    activeFunctions.remove(function)
    let spent = budget - stepsLeft
    (stepsLeft, depth, callDepth, deepestCall, instantiation) = outer
    stepsLeft -= spent
  }

  /// The arguments without the block that stands behind them, which is bound under its name.
  func takingBlock(
    of function: FunctionReference, from arguments: CallArguments, _ frame: inout Frame
  ) -> CallArguments {
    guard let name = units[function.unit].language.block, takesBlock(function, named: name) else { return arguments }
    var arguments = arguments
    var block = Value.unknown(name)
    if let handed = arguments.value(named: name) {
      block = handed
      arguments.named.removeAll { $0.name == name }
    } else if case .function(let lambda)? = arguments.positional.last?.value, lambda.name.isEmpty {
      block = .function(lambda)
      arguments.positional.removeLast()
    }
    frame.environment[name] = block
    let program = units[function.unit].program
    for parameter in program.parameters(ofFunction: function.node) where program.operation(parameter) == .keyword {
      if let target = program.child(parameter, 0) { frame.environment[program.name(target)] = block }
    }
    return arguments
  }

  private func takesBlock(_ function: FunctionReference, named name: String) -> Bool {
    let place = CodePlace(function)
    if let known = blockTakers[place] { return known }
    let program = units[function.unit].program
    let takes =
      program.parameters(ofFunction: function.node).contains { program.operation($0) == .keyword }
      || program.reads(name, within: function.node, depth: 0)
    blockTakers[place] = takes
    return takes
  }
}

extension CallArguments {
  /// Whether more than the names of variables is known of one of them.
  fileprivate var saySomething: Bool {
    all.contains { argument in
      switch argument.value.resolved {
      case .text, .prepared, .list, .map, .object, .instance, .type, .anyOf, .function: true
      default: false
      }
    }
  }
}

extension Program {
  fileprivate func reads(_ name: String, within node: ID, depth: Int) -> Bool {
    guard depth < 400 else { return false }
    if operation(node) == .read, self.name(node) == name { return true }
    return children(node).contains { reads(name, within: $0, depth: depth + 1) }
  }
}
