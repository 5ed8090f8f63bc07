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
      target = member(name, of: known, from: frame.unit) ?? .unknown(name)
    } else {
      target = evaluate(callee, &frame)
    }
    if case .unknown = target, let method = linker.onlySender(named: name) { target = .function(method) }
    let arguments = self.arguments(of: node, &frame)
    let call = Call(node: node, callee: callee, name: name, receiver: receiver, arguments: arguments)
    if case .function(let function) = target {
      record(call, &frame)
      instantiate(function, arguments, at: call, &frame)
      return .pending(PendingCall(function, arguments, written: written(node, in: frame.unit), evaluator: self))
    }
    if let function = units[frame.unit].language.functions?[name],
      let value = apply(function, to: call, &frame)
    {
      return value
    }
    record(call, &frame)
    // `super()` stands for the object itself.
    if case .object = target { return target }
    if case .type(let type) = target {
      let constructor = units[type.unit].language.constructor ?? type.name
      if let function = linker.function(constructor, of: type) { instantiate(function, arguments, at: call, &frame) }
      return .object(type)
    }
    return .unknown(written(node, in: frame.unit))
  }

  /// A call with its parts evaluated.
  struct Call {
    var node: Program.ID
    var callee: Program.ID
    var name: String
    var receiver: Value?
    var arguments: CallArguments
  }

  private func arguments(of node: Program.ID, _ frame: inout Frame) -> CallArguments {
    let program = units[frame.unit].program
    var arguments = CallArguments()
    for child in program.children(node).dropFirst() where program.operation(child) != .nothing {
      let value = name(evaluate(child, &frame), as: child, in: frame.unit)
      switch program.operation(child) {
      case .keyword:
        let inner = program.child(child, 0) ?? child
        arguments.named.append((program.name(child), CallArguments.Argument(node: inner, value: value)))
      case .spread:
        if case .list(let elements) = value.resolved, elements.allSatisfy({ $0.presence == .always }) {
          arguments.positional += elements.map { CallArguments.Argument(node: child, value: $0.value) }
        } else {
          arguments.isOpen = true
        }
      default:
        arguments.positional.append(CallArguments.Argument(node: child, value: value))
      }
    }
    return arguments
  }

  /// Notes what a call sends: the text argument of a known sink, or any argument that reads like a statement. And what
  /// functions send that it hands over together with their arguments.
  private func record(_ call: Call, _ frame: inout Frame) {
    for (position, argument) in call.arguments.positional.enumerated() {
      guard case .function(let function) = callback(argument, &frame) else { continue }
      instantiate(function, handedTo: function, call.arguments, from: position + 1, at: call, &frame)
    }
    if let position = units[frame.unit].language.sinks?[call.name] {
      let named = ["sql", "query", "statement", "operation"].lazy.compactMap { call.arguments.value(named: $0) }.first
      switch (call.arguments.value(at: position) ?? named)?.resolved {
      case .text(let template): return note(template, use: .sink, of: call, &frame)
      case .unknown(let name): note(.hole(Hole(kind: .unknown, name: name)), use: .sink, of: call, &frame)
      default: break
      }
    }
    for argument in call.arguments.all {
      if case .text(let template) = argument.value, template.startsLikeStatement {
        note(template, use: .argument, of: call, &frame)
      }
    }
  }

  private func note(_ template: Template, use: EvaluatedSite.Use, of call: Call, _ frame: inout Frame) {
    if frame.isRecording {
      recorder.record(template, use: use, at: place(of: call, frame))
    } else if let instantiation, template.startsLikeStatement {
      instantiation.note(template, at: CodePlace(unit: frame.unit, node: call.node))
    }
  }

  func place(of call: Call, _ frame: Frame) -> SiteRecorder.Place {
    SiteRecorder.Place(
      unit: frame.unit, node: call.node, range: units[frame.unit].program.range(call.node), function: frame.function,
      sink: written(call.callee, in: frame.unit))
  }

  /// Notes a text that is bound to something, in case no call is seen to send it.
  func keep(_ value: Value, at node: Program.ID, _ frame: inout Frame) {
    guard frame.isRecording, case .text(let template) = value, template.startsLikeStatement else { return }
    recorder.record(
      template, use: .kept,
      at: SiteRecorder.Place(
        unit: frame.unit, node: node, range: units[frame.unit].program.range(node), function: frame.function, sink: nil)
    )
  }
}
