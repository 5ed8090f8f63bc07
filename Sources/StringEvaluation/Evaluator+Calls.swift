internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  func call(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard let callee = program.child(node, 0) else { return .nothing }
    let name = program.name(callee)
    var receiver: Value?
    var target: Value
    if program.operation(callee) == .member, let object = program.child(callee, 0) {
      let known = evaluate(object, &frame)
      receiver = known
      target = method(name, of: known) ?? member(name, of: known, from: frame.unit) ?? .unknown(name)
    } else {
      target = program.operation(callee) == .read ? meaning(of: name, &frame) : evaluate(callee, &frame)
      if let function = baseFunction(calledBy: callee, frame) { target = .function(function) }
      if target.functions.isEmpty, let type = typeMade(by: callee, frame) { target = .type(type) }
    }
    if case .unknown = target, units[frame.unit].language.invokes(name), let invoked = receiver?.resolved,
      !invoked.functions.isEmpty
    {
      target = invoked
    }
    // What the language's library has under that name is likelier meant than a function of the repository.
    let library = stringFunction(name, calledAs: callee, in: frame.unit)
    if case .unknown = target, library == nil, receiver?.preparedText == nil, !isOnForeignObject(callee, frame),
      let meant = onlyMeaning(of: name, from: frame.unit)
    {
      target = meant
    }
    let takers = takers(among: target.functions, frame)
    let handed = handed(by: library, to: receiver)
    var arguments = self.arguments(of: node, handing: handed, takenBy: takers, &frame)
    if library == .invokeFirst, let invoked = arguments.first?.resolved, !invoked.functions.isEmpty {
      target = invoked
      arguments.positional.removeFirst()
    }
    if capture(target.functions, arguments, handing: handed.map(\.value)) {
      return .unknown(written(node, in: frame.unit))
    }
    if isAttribute(target, calledAs: callee, in: frame.unit), arguments.all.isEmpty { return target }
    let isOnOwnObject =
      isSuper(program.child(callee, 0) ?? callee, in: frame.unit)
      || takeOwnObject(from: &arguments, for: target.functions, calledOn: receiver, frame)
    var call = Call(
      node: node, callee: callee, name: name, receiver: receiver, arguments: arguments, isOnOwnObject: isOnOwnObject)
    if let query = built(call, &frame) { return query }
    growArguments(of: call, calling: target, &frame)
    if recordByModel(call, &frame) { return .unknown(written(node, in: frame.unit)) }
    let functions = target.functions.map { function in
      // A base's function goes on with the same object.
      isOnOwnObject ? frame.selfType.map { linker.function(function, calledOn: $0) } ?? function : function
    }
    if !functions.isEmpty {
      let passed = library == .argument ? arguments.first : library == .receiver ? receiver : nil
      let own = functions.filter { !linker.isForeign[$0.unit] }
      if !own.isEmpty, passed == nil, library != .value {
        record(call, isFollowed: own.contains { linker.maySend($0) }, &frame)
      }
      let object = instance(ofCall: call, functions, frame)
      call.arguments.object = object
      for function in own where isFollowed(function, call.arguments, frame) {
        instantiate(function, call.arguments, at: call, &frame)
      }
      if let object, let value = tell(object, by: functions, call, &frame) { return value }
      let written = written(node, in: frame.unit)
      return given(by: functions, call.arguments, written: written, fallback: passed?.resolved)
    }
    if let library, let value = apply(library, to: call, &frame) { return value }
    if case .map? = receiver?.resolved, case .text(let template) = target.resolved, template.startsLikeStatement {
      // A statement that was loaded with others goes by its name, as a method of them all.
      note(template, use: .sink, of: call, &frame)
      return .unknown(written(node, in: frame.unit))
    }
    record(call, &frame)
    if let statement = statement(preparedBy: call, in: frame.unit) { return .prepared(statement) }
    // `super()` stands for the object itself.
    if target.objectType != nil { return target }
    if case .type(let type) = target {
      if let function = linker.constructor(of: type), linker.maySend(function) {
        instantiate(linker.function(function, calledOn: type), arguments, at: call, &frame)
      }
      return made(type, with: arguments, inBody: typeOfBody(frame) == type)
    }
    return .unknown(written(node, in: frame.unit))
  }

  /// What is called by a name when nothing is known of its object: the only function of that name, or what the only type has
  /// under it but for types made from that.
  private func onlyMeaning(of name: String, from unit: Int) -> Value? {
    if let function = linker.onlyFunction(named: name, from: unit) { return .function(function) }
    return linker.onlyRoot(ofMethod: name, from: unit).flatMap { method(name, of: .object($0)) }
  }

  /// Whether a call is how the language reads a member that is no function.
  private func isAttribute(_ target: Value, calledAs callee: Program.ID, in unit: Int) -> Bool {
    let language = units[unit].language
    let program = units[unit].program
    guard language.callsByName == true, program.operation(callee) == .member else { return false }
    switch target.resolved {
    case .text, .list, .map: return true
    case .type: return program.name(callee) != language.instantiator
    default: return false
    }
  }

  /// What the language's library has under a name: under that of its type or module and its own, or under its own alone.
  func stringFunction(_ name: String, calledAs callee: Program.ID, in unit: Int) -> StringFunction? {
    guard let functions = units[unit].language.functions else { return nil }
    let program = units[unit].program
    guard program.operation(callee) == .member, var owner = program.child(callee, 0) else { return functions[name] }
    if program.operation(owner) == .call { owner = program.child(owner, 0) ?? owner }
    return functions[program.name(owner) + "." + name] ?? functions[name]
  }

  /// A call with its parts evaluated.
  struct Call {
    var node: Program.ID
    var callee: Program.ID
    var name: String
    var receiver: Value?
    var arguments: CallArguments
    /// It calls another function of the object whose function is around it, by `super` or by the base's name.
    var isOnOwnObject = false

    /// As many bytes as the last argument, a number, cuts off.
    func cut(from program: Program) -> Int? { arguments.positional.last.flatMap { program.lastNumber(in: $0.node) } }

    /// What may be the text that is sent: the arguments at the positions, or else the one that is called so.
    func values(at positions: ArgumentPositions) -> [Value] {
      let found = positions.positions.compactMap { position in
        position == ArgumentPositions.receiver ? receiver : arguments.value(at: position)
      }
      guard found.isEmpty else { return found }
      let named = ["sql", "query", "value", "statement", "operation"].lazy.compactMap { arguments.value(named: $0) }
        .first
      return named.map { [$0] } ?? []
    }
  }

  /// What a library function hands to the functions among its arguments, one after the other.
  private func handed(by library: StringFunction?, to receiver: Value?) -> [Value.Element] {
    guard let receiver else { return [] }
    switch library {
    case .applyToReceiver: return [Value.Element(value: receiver, presence: .anyNumber)]
    case .eachOfReceiver, .mapReceiver, .filterReceiver, .rejectReceiver:
      return rounds(of: receiver) ?? [Value.Element(value: anyElement(of: receiver), presence: .anyNumber)]
    default: return []
    }
  }

  /// Of a function that calls itself with all that it is called with and more, arguments grow with each call.
  private static let mostArguments = 64

  private func arguments(
    of node: Program.ID, handing handed: [Value.Element], takenBy takers: [FunctionReference], _ frame: inout Frame
  ) -> CallArguments {
    let program = units[frame.unit].program
    var arguments = CallArguments()
    let container = frame.container
    frame.container = ""
    defer { frame.container = container }
    var lambdas: [FunctionReference] = []
    for child in program.children(node).dropFirst() where program.operation(child) != .nothing {
      let known: Value
      if program.operation(child) != .function {
        known = evaluate(child, &frame)
      } else if takers.isEmpty || !program.name(child).isEmpty {
        known = define(child, handing: handed, &frame)
      } else {
        let lambda = FunctionReference(unit: frame.unit, node: child, name: "", owner: frame.owner)
        lambdas.append(lambda)
        known = .function(lambda)
      }
      let value = name(known, as: child, in: frame.unit)
      switch program.operation(child) {
      case .keyword:
        let inner = program.child(child, 0) ?? child
        let argument = CallArguments.Argument(
          node: inner, value: value, key: nameText(ofKeyword: child, in: frame.unit))
        arguments.named.append((program.name(child), argument))
      case .pair:
        guard let key = program.child(child, 0).map({ evaluate($0, &frame) }), let name = key.constant else { continue }
        arguments.endsInMap = true
        let argument = CallArguments.Argument(
          node: program.child(child, 1) ?? child, value: value, key: key.resolved.text)
        arguments.named.append((name, argument))
      case .spread:
        if case .list(let elements) = value.resolved, elements.allSatisfy({ $0.presence == .always }),
          arguments.positional.count + elements.count <= Self.mostArguments
        {
          arguments.positional += elements.map { CallArguments.Argument(node: child, value: $0.value) }
        } else if case .map(let entries, isOpen: false) = value.resolved {
          arguments.named += entries.map {
            ($0.key, CallArguments.Argument(node: child, value: $0.value, key: $0.keyText))
          }
        } else {
          arguments.isOpen = true
        }
      default:
        arguments.positional.append(CallArguments.Argument(node: child, value: value))
      }
    }
    // What a lambda is called with may depend on the other arguments.
    for lambda in lambdas {
      let calls = calls(of: lambda, by: takers, arguments, frame)
      _ = define(lambda.node, handing: handed, calledWith: calls, &frame)
    }
    return arguments
  }

  /// Notes what a call sends: the text argument of a known sink, or any argument that reads like a statement. And what
  /// functions send that it hands over together with their arguments.
  ///
  /// - Parameter isFollowed: whether what the function sends is known otherwise.
  private func record(_ call: Call, isFollowed: Bool = false, _ frame: inout Frame) {
    for (position, argument) in call.arguments.positional.enumerated() {
      for function in callback(argument, &frame).functions where linker.maySend(function) {
        instantiate(function, handedTo: function, call.arguments, from: position + 1, at: call, &frame)
      }
    }
    var others = call.arguments.all
    var isFirst = true
    if let positions = sinkPositions(named: call.name, in: frame.unit) {
      let values = call.values(at: positions).map { scriptText($0, in: frame.unit) ?? asText($0).sentText }
      if let statement = statement(executedBy: call, values, in: frame.unit) {
        note(statement, use: .execution, of: call, &frame)
        isFirst = false
      } else if let text = text(among: values, of: call), !isFollowed || text.startsLikeStatement {
        note(text, use: use(of: call, in: frame.unit), of: call, &frame)
        others = call.arguments.named.map(\.argument).filter { $0.value.sentText != .text(text) }
        isFirst = false
      } else if !isFollowed {
        for value in values {
          switch value {
          // `query.execute(pool)`: the text is elsewhere.
          case .unknown(let written) where isHandle(written, in: frame.unit): break
          case .text, .unknown: note(value.template, use: use(of: call, in: frame.unit), of: call, &frame)
          default: break
          }
        }
      }
    }
    for argument in others {
      guard let template = argument.value.text, template.startsLikeStatement else { continue }
      // Of several texts in one call, each is a site.
      note(template, use: .argument, of: call, as: isFirst ? nil : argument.node, &frame)
      isFirst = false
    }
  }

  /// Where a function that sends texts has them; nil of others.
  private func sinkPositions(named name: String, in unit: Int) -> ArgumentPositions? {
    let language = units[unit].language
    return language.sinks?[name] ?? linker.observedSinks.positions(named: name, in: language.family)
  }

  /// What a sink is most likely told to send: a text where it is expected, or else one that reads like a statement.
  func text(among values: [Value], of call: Call) -> Template? {
    let texts = values.compactMap { value in if case .text(let template) = value { template } else { nil } }
    let elsewhere = call.arguments.all.lazy.compactMap(\.value.text).first(where: \.startsLikeStatement)
    return texts.first(where: \.startsLikeStatement) ?? elsewhere ?? texts.first(where: \.hasText)
  }

  /// Whether an expression is called as connections and the like are.
  private func isHandle(_ written: String, in unit: Int) -> Bool {
    let name = written.split { ".(".contains($0) }.last { $0 != ")" }
    return name.map { units[unit].language.handles?.contains(String($0)) == true } ?? false
  }

  private func use(of call: Call, in unit: Int) -> EvaluatedSite.Use {
    if takesObjectQuery(call, in: unit) { return .objectQuery }
    return units[unit].language.prepares?.contains(call.name) == true ? .prepared : .sink
  }

  /// Whether the call takes queries about objects, such as JPQL, and does not say that this one is SQL.
  private func takesObjectQuery(_ call: Call, in unit: Int) -> Bool {
    let language = units[unit].language
    guard language.objectQueries?.contains(call.name) == true else { return false }
    return !call.arguments.named.contains { name, argument in
      guard case .literal(let literal) = argument.value, literal.kind == .yes else { return false }
      return language.nativeMarks?.contains(name) == true
    }
  }

  /// - Parameter node: the operation that the site is told apart by; nil for the call.
  func note(
    _ template: Template, use: EvaluatedSite.Use, of call: Call, as node: Program.ID? = nil, _ frame: inout Frame
  ) {
    if linker.isForeign[frame.unit] { return }
    if frame.isRecording {
      var place = place(of: call, frame)
      place.node = node ?? place.node
      recorder.record(template, use: use, at: place)
    } else if let instantiation, template.startsLikeStatement {
      instantiation.note(
        template, use: use, at: CodePlace(unit: frame.unit, node: call.node), via: [place(of: call, frame).step])
    }
  }

  func place(of call: Call, _ frame: Frame) -> SiteRecorder.Place {
    SiteRecorder.Place(
      unit: frame.unit, node: call.node, range: units[frame.unit].program.range(call.node), function: frame.function,
      sink: written(call.callee, in: frame.unit), isTest: frame.isTest)
  }

  /// Notes a text that is bound to something, in case no call is seen to send it.
  func keep(_ value: Value, at node: Program.ID, _ frame: inout Frame) {
    guard frame.isRecording, case .text(let template) = value, template.startsLikeStatement, !isLoaded(template) else {
      return
    }
    recorder.record(
      template, use: .kept,
      at: SiteRecorder.Place(
        unit: frame.unit, node: node, range: units[frame.unit].program.range(node), function: frame.function, sink: nil,
        isTest: frame.isTest)
    )
  }
}

extension Value {
  /// The text that a sink sends when it is handed this: of a list that holds a text with its values, the first.
  var sentText: Value {
    if let query = BuiltQuery(self)?.template { return .text(query) }
    // `{ text: …, values: … }`
    let part = ["text", "sql", "query"].lazy.compactMap { entry(for: $0)?.resolved }.first
    if case .text? = part { return part ?? resolved }
    guard case .list(let elements) = resolved, let first = element(at: 0)?.resolved, case .text = first else {
      return resolved
    }
    let isScript = elements.dropFirst().contains { element in
      if case .text(let template) = element.value.resolved { template.startsLikeStatement } else { false }
    }
    return isScript ? self : first
  }
}
