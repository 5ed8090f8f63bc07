internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  /// A function where it is written: it becomes a value, and what it sends is recorded.
  ///
  /// - Parameters:
  ///   - handed: what it is known to be called with, one after the other; a list takes the place of several parameters.
  ///   - calls: what it may be called with any number of times.
  func define(
    _ node: Program.ID, handing handed: [Value.Element] = [], calledWith calls: [CallArguments] = [],
    _ frame: inout Frame
  ) -> Value {
    let program = units[frame.unit].program
    let name = program.name(node)
    let reference = FunctionReference(unit: frame.unit, node: node, name: name, owner: frame.owner)
    // A function within a function sees its variables; a method does not see those of the type's body.
    let isInFunction = isInFunction(frame)
    // A method does not take the place of a member of its name.
    let hidesMember = !isInFunction && frame.owner != nil && frame.environment[name]?.functions.isEmpty == true
    if !name.isEmpty, !hidesMember { frame.environment[name] = .function(reference) }
    if name.isEmpty || isInFunction { closures[reference] = frame.environment }
    let isRecorded = name.isEmpty || frame.isRecording && relevance?[node] != false
    guard isRecorded else {
      if isInFunction { growVariables(around: reference, &frame) }
      return .function(reference)
    }
    var inner = Frame(
      unit: frame.unit, function: Self.qualified(name.isEmpty ? "" : frame.container + name, in: frame.function),
      owner: frame.owner, object: frame.object, environment: frame.environment, foreignObjects: frame.foreignObjects,
      isTest: frame.isTest, isRecording: frame.isRecording)
    let isOutermost = !isInFunction
    let outer = stepsLeft
    if isOutermost { stepsLeft = limits.steps }
    let parameters = program.parameters(ofFunction: node)
    let own = Set(parameters.map { program.name($0) })
    var rounds = calls.map { (arguments: $0, presence: Value.Element.Presence.anyNumber) }
    rounds += handed.map { (arguments($0.value, for: reference), $0.presence) }
    for (arguments, presence) in rounds.isEmpty ? [(CallArguments(), .anyNumber)] : rounds {
      inner.environment = isInFunction ? frame.environment : environment(ofMethodIn: frame)
      inner.environment.isReached = true
      let isMethod = frame.owner != nil && !isInFunction && !name.isEmpty
      if isMethod {
        evaluateForEachType(reference, inner)
        break
      }
      inner.isFollowedForChanges = name.isEmpty
      bindParameters(of: reference, to: arguments, &inner)
      body(of: reference, &inner)
      // Whoever is handed a function may run it any number of times.
      guard name.isEmpty else {
        if isInFunction { widenLists(around: reference, by: inner.environment, &frame) }
        break
      }
      let end = inner.left.map { .merged($0, inner.environment) } ?? inner.environment
      inner.left = nil
      frame.environment.take(end, except: own, rounds: presence)
    }
    if isOutermost {
      if stepsLeft <= 0, frame.isRecording {
        unfinished.append(.init(function: inner.function, range: program.range(node)))
      }
      stepsLeft = outer
    }
    return .function(reference)
  }

  /// Whether what is evaluated stands in a function, rather than in a file or in a type's body.
  func isInFunction(_ frame: Frame) -> Bool {
    !frame.function.isEmpty && typeOfBody(frame) == nil
  }

  /// The type whose body is being evaluated, not a function in it.
  func typeOfBody(_ frame: Frame) -> TypeReference? {
    frame.owner.flatMap { Self.isBody(frame.function, of: $0) ? $0 : nil }
  }

  /// Evaluates a method; where it leaves something to the types made from its own, once for each of them, so that what one
  /// type says is not put together with what another one says.
  private func evaluateForEachType(_ method: FunctionReference, _ frame: Frame) {
    func evaluate(on object: TypeReference?) {
      var frame = frame
      var called = method
      frame.object = object
      called.object = object
      bindParameters(of: called, to: CallArguments(), &frame)
      body(of: method, &frame)
    }
    let recorded = recorder
    derivedUse = .none
    evaluate(on: nil)
    guard derivedUse != .none, let owner = method.owner else { return }
    var types = linker.derived(from: owner)
    if derivedUse == .overridden { types.insert(owner, at: 0) }
    guard !types.isEmpty, types.count <= limits.derivedTypes else { return }
    recorder = recorded
    for type in types {
      stepsLeft = limits.steps
      evaluate(on: type)
    }
  }

  /// What a method sees around it: by a bare name it means the member, which other methods may have set, rather than what
  /// the type's body begins with.
  private func environment(ofMethodIn frame: Frame) -> Environment {
    guard let owner = frame.owner, units[frame.unit].language.implicitSelf == true else { return frame.environment }
    var environment = frame.environment
    guard let declared = linker.declaration(of: owner) else { return environment }
    for member in declared.members { environment[member] = nil }
    for function in declared.functions.keys { environment[function] = nil }
    return environment
  }

  /// What a lambda is called with for an element: where blocks take lists apart, one takes the place of several parameters.
  func arguments(_ element: Value, for lambda: FunctionReference) -> CallArguments {
    let count = units[lambda.unit].program.parameters(ofFunction: lambda.node).count
    let language = units[lambda.unit].language
    var arguments = CallArguments()
    // `Filter::sql`: a method, for each object.
    if count == 0, let owner = lambda.owner, let object = element.instance, linker.isMade(object.type, from: owner) {
      arguments.object = object
      return arguments
    }
    var values = [element]
    if count > 1, language.block != nil || language.lambdasAreObjects == true,
      case .list(let elements) = element.resolved, elements.count == count
    {
      values = elements.map(\.value)
    }
    arguments.positional = values.map { CallArguments.Argument(node: lambda.node, value: $0) }
    return arguments
  }

  func type(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    let name = program.name(node)
    let reference = TypeReference(unit: frame.unit, node: node, name: name)
    var inner = Frame(
      unit: frame.unit, function: Self.qualified(name, in: frame.function), owner: reference,
      environment: frame.environment, isTest: frame.isTest, isRecording: frame.isRecording)
    for child in program.children(node) { evaluate(child, &inner) }
    frame.environment[name] = .type(reference)
    return .type(reference)
  }

  /// Whether what is being evaluated is the body of a type, not of a function in it.
  private static func isBody(_ qualified: String, of type: TypeReference) -> Bool {
    qualified == type.name || qualified.hasSuffix("." + type.name)
  }

  private static func qualified(_ name: String, in outer: String) -> String {
    if name.isEmpty { return outer }
    return outer.isEmpty ? name : outer + "." + name
  }

  /// Binds each parameter to its argument; without one, to its default or to anything.
  func bindParameters(of function: FunctionReference, to arguments: CallArguments, _ frame: inout Frame) {
    let program = units[function.unit].program
    let arguments = takingBlock(of: function, from: arguments, &frame)
    if callDepth > 0, !arguments.isOpen {
      frame.arguments = arguments.positional.map { Value.Element(value: $0.value, presence: .always) }
    }
    var position = 0
    for parameter in program.parameters(ofFunction: function.node) {
      let operation = program.operation(parameter)
      if operation == .spread {
        bindRest(parameter, of: function, arguments, from: position, &frame)
        continue
      }
      // A default stands behind a name, or is assigned to what takes the argument apart.
      let target = operation == .assign ? program.child(parameter, 0) ?? parameter : parameter
      let initial = program.child(parameter, operation == .assign ? 1 : 0).flatMap {
        program.operation($0) == .address ? nil : $0
      }
      let name = program.name(target)
      if position == 0, let owner = function.object ?? function.owner, isSelf(name, in: function.unit) {
        frame.environment[name] = .object(owner)
        continue
      }
      if [.map, .list].contains(program.operation(target)) {
        bind(target, to: arguments.value(at: position) ?? .nothing, &frame)
        position += 1
        continue
      }
      if ![.read, .parameter].contains(program.operation(target)) { continue }
      if isDeclaredForeign(parameter, in: function.unit) {
        frame.foreignObjects.insert(name)
      } else {
        frame.foreignObjects.remove(name)
      }
      var value =
        arguments.value(named: name) ?? arguments.value(at: position) ?? mapAtEnd(of: arguments, for: position)
      position += 1
      if value?.isUnknown != false, let object = declaredObject(parameter, of: function) { value = object }
      if value == nil {
        value = .unknown(name)
        if let initial {
          let known = evaluate(initial, &frame)
          value = callDepth == 0 || arguments.isAny ? .orAnything(known, named: name) : known
        }
      }
      if case .unknown("") = value { value = .unknown(name) }
      frame.environment[name] = value
    }
    if let instance = arguments.object { track(instance, in: function, &frame) }
  }

  /// `find("members", id: 5)`: what is named there is the map that stands last.
  private func mapAtEnd(of arguments: CallArguments, for position: Int) -> Value? {
    guard arguments.endsInMap, !arguments.isOpen, position == arguments.positional.count else { return nil }
    return .map(arguments.namedEntries(), isOpen: false)
  }

  private func bindRest(
    _ parameter: Program.ID, of function: FunctionReference, _ arguments: CallArguments, from position: Int,
    _ frame: inout Frame
  ) {
    let program = units[frame.unit].program
    guard let target = program.child(parameter, 0) else { return }
    let name = program.name(target)
    if callDepth == 0 || arguments.isOpen {
      frame.environment[name] = .unknown(name)
    } else {
      let rest = arguments.positional.dropFirst(position)
      let parameters = program.parameters(ofFunction: function.node)
      let options = arguments.namedEntries(except: Set(parameters.map { program.name($0) }))
      if rest.isEmpty, !options.isEmpty, parameter == parameters.last {
        // `**options`
        frame.environment[name] = .map(options, isOpen: false)
        return
      }
      frame.environment[name] = .list(rest.map { Value.Element(value: $0.value, presence: .always) })
    }
  }

  /// Evaluates a function's body; a body that is an expression is what the function returns.
  func body(of function: FunctionReference, _ frame: inout Frame) {
    guard let body = units[function.unit].program.children(function.node).last else { return }
    let value = evaluate(body, &frame)
    let returnsLast = units[function.unit].language.returnsLastValue ?? false
    let isExpression = units[function.unit].program.operation(body) != .block
    if isExpression || returnsLast, frame.environment.isReached {
      frame.returned = frame.returned.map { .meeting($0, value) } ?? value
      keep(value, at: lastStatement(of: body, in: function.unit), &frame)
    }
  }

  func lastStatement(of body: Program.ID, in unit: Int) -> Program.ID {
    let program = units[unit].program
    var last = body
    while program.operation(last) == .block, let inner = program.children(last).last { last = inner }
    return last
  }

  /// What a call of a function of the repository gives; nil when it is too deep inside, or gives nothing known.
  func result(of function: FunctionReference, _ arguments: CallArguments, atDepth depth: Int) -> Value? {
    guard stepsLeft > 0 else { return nil }
    if let known = outcome(of: function, arguments, atDepth: depth) { return known.result }
    return follow(function, arguments, atDepth: depth) {
      FollowedCalls.Outcome(result: returned(by: function, arguments))
    }?.result
  }

  /// Follows a call with the steps that a call is given, and keeps what came of it; nil when it is too deep inside.
  func follow(
    _ function: FunctionReference, _ arguments: CallArguments, atDepth depth: Int, _ body: () -> FollowedCalls.Outcome
  ) -> FollowedCalls.Outcome? {
    guard depth < limits.calls else {
      deepestCall = .max
      return nil
    }
    let outer = (callDepth, stepsLeft, deepestCall)
    callDepth = depth + 1
    deepestCall = callDepth
    stepsLeft = min(stepsLeft, limits.stepsOfCall)
    let budget = stepsLeft
    defer {
      callDepth = outer.0
      stepsLeft = outer.1 - (budget - stepsLeft)
      deepestCall = max(outer.2, deepestCall)
    }
    var outcome = body()
    outcome.height = deepestCall == .max ? nil : deepestCall - depth
    // What is cut short here may come out otherwise elsewhere.
    if stepsLeft > 0 || budget == limits.stepsOfCall {
      note(outcome, of: function, arguments, atDepth: depth)
    }
    return outcome
  }

  /// What came of the same call before.
  func outcome(
    of function: FunctionReference, _ arguments: CallArguments, atDepth depth: Int
  ) -> FollowedCalls.Outcome? {
    guard closures[function] == nil, captured.isEmpty else { return nil }
    let known = followedCalls.outcome(
      of: function, arguments, atDepth: depth, of: limits.calls, for: collector(of: function))
    if let known { deepestCall = known.height.map { max(deepestCall, depth + $0) } ?? .max }
    return known
  }

  /// Keeps what came of a call for where it is asked for again.
  func note(
    _ outcome: FollowedCalls.Outcome, of function: FunctionReference, _ arguments: CallArguments, atDepth depth: Int
  ) {
    // What lacks something that is not found yet may come out otherwise elsewhere.
    guard closures[function] == nil, unsettled == 0, membersInProgress.isEmpty, captured.isEmpty else { return }
    followedCalls.note(outcome, of: function, arguments, atDepth: depth, for: collector(of: function))
  }

  /// What has taken note of what a function sends that is followed.
  private func collector(of function: FunctionReference) -> Instantiation? {
    linker.maySend(function) ? instantiation : nil
  }

  /// A function that is followed, with its parameters bound.
  func entered(_ function: FunctionReference, named name: String, _ arguments: CallArguments) -> Frame {
    var frame = Frame(following: function, named: name)
    frame.steady = steadiness(of: function)
    bindParameters(of: function, to: arguments, &frame)
    return frame
  }

  private func returned(by function: FunctionReference, _ arguments: CallArguments) -> Value? {
    var frame = Frame(following: function, named: function.name)
    if let variables = closures[function] { frame.environment = variables }
    frame.environment.isReached = true
    frame.steady = steadiness(of: function)
    bindParameters(of: function, to: arguments, &frame)
    body(of: function, &frame)
    return returned(in: frame)
  }

  /// What a function gives that was followed; nil for nothing known. Then the call is unknown for want of the same names.
  func returned(in frame: Frame) -> Value? {
    switch frame.returned?.followed {
    case .unknown(let written):
      noteWant(of: frame.function, for: written)
      return nil
    case .none, .literal: return nil
    case .some(let value): return value
    }
  }
}
