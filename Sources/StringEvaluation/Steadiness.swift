internal import HostLanguages

/// What a function leaves as it is: conditions that hang on it are decided by what a call hands over.
struct Steadiness {
  /// The parameters to which it assigns nothing.
  private(set) var parameters: Set<String> = []
  /// The variables that it assigns outside of loops and lambdas only, these parameters among them.
  private(set) var variables: Set<String> = []

  /// Of no function.
  init() {}

  init(of function: Program.ID, in program: Program) {
    var changed: Set<String> = []
    var assigned: Set<String> = []
    for parameter in program.children(function).dropLast() {
      // A default may be assigned to what takes the argument.
      let isAssigned = program.operation(parameter) == .assign
      parameters.insert(program.name(isAssigned ? program.child(parameter, 0) ?? parameter : parameter))
    }
    var pending = program.children(function).suffix(1).map { (node: $0, isRepeated: false) }
    while let (node, isRepeated) = pending.popLast() {
      let operation = program.operation(node)
      if [.assign, .append, .loop].contains(operation), let target = program.child(node, 0) {
        let names = Self.names(in: target, of: program)
        if isRepeated || operation == .loop { changed.formUnion(names) } else { assigned.formUnion(names) }
      }
      let repeats = isRepeated || operation == .loop || operation == .function
      pending += program.children(node).map { ($0, repeats) }
    }
    variables = parameters.union(assigned).subtracting(changed)
    parameters.subtract(assigned.union(changed))
  }

  private static func names(in target: Program.ID, of program: Program) -> [String] {
    [program.name(target)] + program.children(target).flatMap { names(in: $0, of: program) }
  }
}
