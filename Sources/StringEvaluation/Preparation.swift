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

  /// The types of the objects that a function has at hand, if it prepares a statement: those that it makes, its own, and those
  /// that a receiver is said to be of.
  func types(filledBy function: FunctionReference) -> [String] {
    guard !prepares.isEmpty else { return [] }
    var types: Set<String> = []
    var isPreparing = false
    var pending = Array(program.children(function.node))
    while let node = pending.popLast() {
      switch program.operation(node) {
      case .object: types.insert(program.name(node))
      case .assign: if let receiver = program.child(node, 1), isName(receiver) { types.insert(program.name(receiver)) }
      case .address:
        isPreparing = isPreparing || program.child(node, 0).map { program.operation($0) == .member } ?? false
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
    return isPreparing ? types.sorted() : []
  }

  private func isName(_ node: Program.ID) -> Bool { program.operation(node) == .read }
}
