internal import HostLanguages
internal import QueryTemplates

/// Builders, lists and objects that are handed to functions which change them.
extension Evaluator {
  /// Sets the variables among a call's arguments to what the called function makes of them.
  func growArguments(of call: Call, calling target: Value, _ frame: inout Frame) {
    let known: FunctionReference? = if case .function(let function) = target { function } else { nil }
    if known == nil {
      let isOfLibrary = units[frame.unit].language.functions?[call.name] != nil
      guard !isOfLibrary, !isOnForeignObject(call.callee, frame) else { return }
    }
    guard stepsLeft > 0,
      let (function, positions) = linker.grower(known, named: call.name, from: frame.unit),
      !activeGrowers.contains(function)
    else { return }
    let grown = positions.filter { position in
      guard let value = call.arguments.value(at: position)?.resolved else { return false }
      return value.text != nil || value.elements != nil
    }
    guard !grown.isEmpty, let after = parameters(of: function, after: call.arguments) else { return }
    for change in after where grown.contains(change.position) {
      let node = call.arguments.positional[change.position].node
      if change.member.isEmpty {
        update(node, &frame) { _ in change.value }
      } else if let path = path(of: node, in: frame.unit) {
        let names = change.member.split(separator: ".").map(String.init)
        let start = names.reduce(call.arguments.value(at: change.position)) { object, name in
          object.flatMap { member(name, of: $0, from: frame.unit) }
        }
        if let start { frame.environment.start(path + change.member, with: start) }
        frame.environment[path + change.member] = change.value
      }
    }
  }

  /// What a function's parameters and their members hold at its end.
  private func parameters(of function: FunctionReference, after arguments: CallArguments) -> [ChangedParameter]? {
    let depth = callDepth
    // What it sends on the way is noted where the call itself is followed.
    let outer = instantiation
    instantiation = nil
    defer { instantiation = outer }
    if let known = outcome(of: function, arguments, atDepth: depth)?.changes { return known }
    return followForChanges(function, arguments, atDepth: depth)?.changes
  }

  /// Follows a call for what it makes of its arguments and of its object.
  func followForChanges(
    _ function: FunctionReference, _ arguments: CallArguments, atDepth depth: Int
  ) -> FollowedCalls.Outcome? {
    follow(function, arguments, atDepth: depth) {
      activeGrowers.insert(function)
      defer { activeGrowers.remove(function) }
      var frame = entered(function, named: function.name, arguments)
      frame.isFollowedForChanges = true
      body(of: function, &frame)
      let end = frame.left.map { .merged($0, frame.environment) } ?? frame.environment
      frame.environment = end
      return FollowedCalls.Outcome(
        result: returned(in: frame), changes: changes(of: function, in: end), object: current(in: frame))
    }
  }

  private func changes(of function: FunctionReference, in end: Environment) -> [ChangedParameter] {
    var result: [ChangedParameter] = []
    var position = 0
    for parameter in units[function.unit].program.parameters(ofFunction: function.node) {
      let program = units[function.unit].program
      let target = program.operation(parameter) == .assign ? program.child(parameter, 0) ?? parameter : parameter
      let name = program.name(target)
      if position == 0, function.owner != nil, isSelf(name, in: function.unit) { continue }
      for (path, value) in end.variables where path == name || path.hasPrefix(name + ".") {
        result.append(ChangedParameter(position: position, member: String(path.dropFirst(name.count)), value: value))
      }
      position += 1
    }
    return result
  }

  /// Evaluates a function that is written within another one for what it adds to the other's lists.
  func growVariables(around function: FunctionReference, _ frame: inout Frame) {
    guard !listsGrown(by: function, frame).isEmpty, !activeGrowers.contains(function), stepsLeft > 0 else { return }
    let outer = instantiation
    instantiation = nil
    activeGrowers.insert(function)
    defer {
      instantiation = outer
      activeGrowers.remove(function)
    }
    var inner = Frame(following: function, named: function.name)
    inner.environment = frame.environment
    bindParameters(of: function, to: CallArguments(), &inner)
    body(of: function, &inner)
    widenLists(around: function, by: inner.environment, &frame)
  }

  /// Whoever holds a function may call it any number of times: so often it adds to the lists around it.
  func widenLists(around function: FunctionReference, by after: Environment, _ frame: inout Frame) {
    let grown = listsGrown(by: function, frame)
    if !grown.isEmpty { frame.environment.widen(by: after, only: grown) }
  }

  private func listsGrown(by function: FunctionReference, _ frame: Frame) -> Set<String> {
    GrownParameters(of: units[function.unit]).outerNames(of: function)
      .filter { frame.environment[$0]?.elements != nil }
  }
}
