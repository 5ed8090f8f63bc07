internal import HostLanguages
internal import QueryTemplates

extension Evaluator {
  /// Notes what a call sends by a model of it.
  ///
  /// - Returns: whether there is a model. It tells all of the call: the user knows better than the code.
  func recordByModel(_ call: Call, _ frame: inout Frame) -> Bool {
    let owners = owners(of: call, in: frame.unit)
    guard let model = models.models(of: call.name).first(where: { $0.owner.map(owners.contains) ?? true }) else {
      return false
    }
    if case .text(let argument) = model.statement {
      guard let value = argument.value(in: call.arguments) else { return true }
      let sent = scriptText(value, in: frame.unit) ?? value.sentText
      switch sent {
      case .text, .unknown: note(sent.template, use: .sink, of: call, &frame)
      default: break
      }
    } else if let template = model.template(of: call.arguments) {
      note(template, use: .sink, of: call, &frame)
    }
    return true
  }

  /// What a model may say in front of the function's name: what the code has in front of its dot, the type of that, or the
  /// module that the function is imported from; of a path its last part.
  private func owners(of call: Call, in unit: Int) -> Set<String> {
    var owners: Set<String> = []
    let program = units[unit].program
    func add(_ path: String) {
      if let last = path.split(whereSeparator: { ".:/\\".contains($0) }).last { owners.insert(String(last)) }
    }
    guard program.operation(call.callee) == .member else {
      if let imported = linker.declarations[unit].imports[call.name] { add(imported.module) }
      return owners
    }
    if let object = program.child(call.callee, 0) {
      add(program.name(object))
      if let imported = linker.declarations[unit].imports[program.name(object)] { add(imported.name) }
    }
    switch call.receiver?.resolved {
    case .object(let type), .type(let type): owners.insert(type.name)
    case .instance(let instance): owners.insert(instance.type.name)
    case .module(let path): add(path)
    default: break
    }
    return owners
  }
}
