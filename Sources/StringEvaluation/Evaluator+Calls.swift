internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  func call(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard let callee = program.child(node, 0) else { return .nothing }
    let name = program.name(callee)
    var receiver: Value?
    let target: Value
    if program.operation(callee) == .member, let object = program.child(callee, 0) {
      let known = evaluate(object, &frame)
      receiver = known
      target = member(name, of: known, from: frame.unit) ?? .unknown(name)
    } else {
      target = evaluate(callee, &frame)
    }
    let arguments = self.arguments(of: node, &frame)
    let call = Call(node: node, callee: callee, name: name, receiver: receiver, arguments: arguments)
    if case .function(let function) = target {
      record(call, &frame)
      return .pending(PendingCall(function, arguments, written: written(node, in: frame.unit), evaluator: self))
    }
    if let function = units[frame.unit].language.functions?[name],
      let value = apply(function, to: call, &frame)
    {
      return value
    }
    record(call, &frame)
    if case .type(let type) = target { return .object(type) }
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

  /// Notes what a call sends: the text argument of a known sink, or any argument that reads like a statement.
  private func record(_ call: Call, _ frame: inout Frame) {
    guard frame.isRecording else { return }
    let place = SiteRecorder.Place(
      unit: frame.unit, node: call.node, range: units[frame.unit].program.range(call.node), function: frame.function,
      sink: written(call.callee, in: frame.unit))
    if let position = units[frame.unit].language.sinks?[call.name] {
      let named = ["sql", "query", "statement", "operation"].lazy.compactMap { call.arguments.value(named: $0) }.first
      switch (call.arguments.value(at: position) ?? named)?.resolved {
      case .text(let template): return recorder.record(template, use: .sink, at: place)
      case .unknown(let name): recorder.record(.hole(Hole(kind: .unknown, name: name)), use: .sink, at: place)
      default: break
      }
    }
    for argument in call.arguments.all {
      if case .text(let template) = argument.value, template.startsLikeStatement {
        recorder.record(template, use: .argument, at: place)
      }
    }
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
