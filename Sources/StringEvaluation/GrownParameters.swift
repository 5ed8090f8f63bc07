internal import HostLanguages

/// Finds the functions of a unit that add to what they are handed, a builder or a list, without evaluating them.
struct GrownParameters {
  private let unit: SourceUnit
  private var program: Program { unit.program }

  init(of unit: SourceUnit) { self.unit = unit }

  /// The positions of the arguments that a call of the function changes.
  func positions(of function: FunctionReference) -> [Int] {
    let names = parameters(of: function)
    guard !names.isEmpty else { return [] }
    var grown: Set<Int> = []
    var pending = Array(program.children(function.node).suffix(1))
    while let node = pending.popLast() {
      if program.operation(node) == .call, let target = unit.grown(by: node), program.operation(target) == .read,
        let position = names[program.name(target)]
      {
        grown.insert(position)
      }
      pending += program.children(node)
    }
    return grown.sorted()
  }

  private func parameters(of function: FunctionReference) -> [String: Int] {
    var names: [String: Int] = [:]
    var position = 0
    for parameter in program.children(function.node).dropLast() {
      let target = program.operation(parameter) == .assign ? program.child(parameter, 0) ?? parameter : parameter
      let name = program.name(target)
      if position == 0, function.owner != nil, unit.language.selfNames?.contains(name) == true { continue }
      if [.read, .parameter].contains(program.operation(target)) { names[name] = position }
      position += 1
    }
    return names
  }
}

extension SourceUnit {
  /// What a call of the language's library, or an assignment that adds, adds to; nil for any other node.
  func grown(by node: Program.ID) -> Program.ID? {
    switch program.operation(node) {
    case .append: return program.child(node, 0)
    case .assign:
      // `$list[] = …`
      guard let target = program.child(node, 0), program.operation(target) == .index,
        program.child(target, 1) == nil
      else { return nil }
      return program.child(target, 0)
    default: break
    }
    guard program.operation(node) == .call, let callee = program.child(node, 0),
      let function = language.functions?[program.name(callee)]
    else { return nil }
    var target: Program.ID?
    switch function {
    case .append, .appendValue, .appendPrintf, .extend:
      guard program.operation(callee) == .member else { return nil }
      target = program.child(callee, 0)
      // `builder.append(a).append(b)`
      while let inner = target, program.operation(inner) == .call, let method = program.child(inner, 0) {
        target = program.operation(method) == .member ? program.child(method, 0) : nil
      }
    case .push, .printfOntoFirst, .braceFormatOntoFirst:
      target = program.child(node, 1)
    default: return nil
    }
    if let address = target, program.operation(address) == .address { return program.child(address, 0) }
    return target
  }
}
