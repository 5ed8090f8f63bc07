internal import HostLanguages

/// Which members of objects that it makes itself a function assigns, found without evaluating it: in Go, what makes an
/// object is no function of its type.
struct FilledObjects {
  /// By type.
  private(set) var members: [String: Set<String>] = [:]

  init(of function: FunctionReference, in program: Program) {
    var types: [String: String] = [:]
    var pending = Array(program.children(function.node).reversed())
    while let node = pending.popLast() {
      pending += program.children(node).reversed()
      guard program.operation(node) == .assign, let target = program.child(node, 0), let value = program.child(node, 1)
      else { continue }
      if program.operation(target) == .read {
        types[program.name(target)] = Self.type(madeBy: value, in: program)
      } else if program.operation(target) == .member, let object = program.child(target, 0),
        program.operation(object) == .read, let type = types[program.name(object)]
      {
        members[type, default: []].insert(program.name(target))
      }
    }
    // A type's own functions are known by what they do to their object.
    if let owner = function.owner { members[owner.name] = nil }
  }

  private static func type(madeBy value: Program.ID, in program: Program) -> String? {
    switch program.operation(value) {
    case .address: program.child(value, 0).flatMap { type(madeBy: $0, in: program) }
    case .object: program.name(value)
    default: nil
    }
  }
}
