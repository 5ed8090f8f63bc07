internal import HostLanguages

/// Finds the functions of a unit that prepare statements and keep them in members of objects, without evaluating them.
struct Preparation {
  private let program: Program
  private let prepares: Set<String>
  private let selfNames: Set<String>

  init(of unit: SourceUnit) {
    program = unit.program
    prepares = Set(unit.language.prepares ?? [])
    selfNames = Set(unit.language.selfNames ?? [])
  }

  /// What a function that prepares a statement may keep it in.
  struct Filled {
    /// Of the objects that it has at hand: those that it makes, its own, and those that a receiver is said to be of.
    var types: [String]
    var members: Set<String>
  }

  /// - Parameter changed: the members of its own object that the function sets.
  /// - Returns: nil of functions that prepare nothing, or keep it in no member.
  func filled(by function: FunctionReference, changing changed: Set<String>) -> Filled? {
    guard !prepares.isEmpty else { return nil }
    var types: Set<String> = []
    var members = changed
    var isPreparing = false
    var pending = Array(program.children(function.node))
    while let node = pending.popLast() {
      switch program.operation(node) {
      case .object:
        types.insert(program.name(node))
        members.formUnion(program.members(ofObject: node).map(\.name))
      case .assign:
        let target = program.child(node, 0).map { program.operation($0) == .list ? program.children($0) : [$0] } ?? []
        members.formUnion(target.filter { program.operation($0) == .member }.map { program.name($0) })
        if let receiver = program.child(node, 1), isName(receiver) { types.insert(program.name(receiver)) }
      case .address:
        guard let target = program.child(node, 0), program.operation(target) == .member else { break }
        members.insert(program.name(target))
        isPreparing = true
      case .call:
        isPreparing = isPreparing || program.child(node, 0).map { prepares.contains(program.name($0)) } ?? false
      default: break
      }
      pending += program.children(node)
    }
    if let owner = function.owner {
      types.subtract(selfNames)
      types.insert(owner.name)
    }
    return isPreparing && !members.isEmpty ? Filled(types: types.sorted(), members: members) : nil
  }

  private func isName(_ node: Program.ID) -> Bool { program.operation(node) == .read }
}
