internal import HostLanguages

/// Finds the functions of a unit that add to what they are handed, a builder or a list, without evaluating them.
struct GrownParameters {
  private let program: Program
  private let language: LanguageManifest

  init(of unit: SourceUnit) {
    program = unit.program
    language = unit.language
  }

  /// The positions of the arguments that a call of the function changes.
  func positions(of function: FunctionReference) -> [Int] {
    let names = parameters(of: function)
    guard !names.isEmpty else { return [] }
    var grown: Set<Int> = []
    var pending = Array(program.children(function.node).suffix(1))
    while let node = pending.popLast() {
      if program.operation(node) == .call, let target = target(of: node), let position = names[program.name(target)] {
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
      if position == 0, function.owner != nil, language.selfNames?.contains(name) == true { continue }
      if [.read, .parameter].contains(program.operation(target)) { names[name] = position }
      position += 1
    }
    return names
  }

  /// The variable that a call of the language's library adds to.
  private func target(of call: Program.ID) -> Program.ID? {
    guard let callee = program.child(call, 0), let function = language.functions?[program.name(callee)] else {
      return nil
    }
    var target: Program.ID?
    switch function {
    case .append, .appendValue, .appendPrintf, .extend:
      guard program.operation(callee) == .member else { return nil }
      target = program.child(callee, 0)
      // `builder.append(a).append(b)`
      while let inner = target, program.operation(inner) == .call, let method = program.child(inner, 0) {
        target = program.operation(method) == .member ? program.child(method, 0) : nil
      }
    case .printfOntoFirst, .braceFormatOntoFirst:
      target = program.child(call, 1)
    default: return nil
    }
    if let address = target, program.operation(address) == .address { target = program.child(address, 0) }
    return target.flatMap { program.operation($0) == .read ? $0 : nil }
  }
}
