internal import HostLanguages

/// What a function leaves as it is: conditions that hang on it are decided by what a call hands over.
struct Steadiness {
  /// The parameters to which it assigns nothing.
  private(set) var parameters: Set<String> = []
  /// The variables that it assigns outside of loops and lambdas only, these parameters among them.
  private(set) var variables: Set<String> = []
  /// Those of them that it assigns more than once and hands to no call, such as flags that one way sets and another reads.
  private(set) var flags: Set<String> = []

  /// Of no function.
  init() {}

  init(of function: Program.ID, in program: Program) {
    var changed: Set<String> = []
    var assigned: Set<String> = []
    var assignedAgain: Set<String> = []
    var handed: Set<String> = []
    for parameter in program.parameters(ofFunction: function) {
      // A default may be assigned to what takes the argument.
      let isAssigned = program.operation(parameter) == .assign
      parameters.insert(program.name(isAssigned ? program.child(parameter, 0) ?? parameter : parameter))
    }
    var pending = program.children(function).suffix(1).map { (node: $0, isRepeated: false) }
    while let (node, isRepeated) = pending.popLast() {
      let operation = program.operation(node)
      if [.assign, .append, .loop].contains(operation), let target = program.child(node, 0) {
        let names = Self.names(in: target, of: program)
        if isRepeated || operation == .loop {
          changed.formUnion(names)
        } else {
          assignedAgain.formUnion(assigned.intersection(names))
          assigned.formUnion(names)
        }
      }
      if operation == .call, program.child(node, 0).map({ program.isOperator($0) }) != true {
        handed.formUnion(program.children(node).dropFirst().map { program.name($0) })
      }
      if operation == .address { handed.formUnion(Self.names(in: node, of: program)) }
      let repeats = isRepeated || operation == .loop || operation == .function
      pending += program.children(node).map { ($0, repeats) }
    }
    variables = parameters.union(assigned).subtracting(changed)
    flags = assignedAgain.subtracting(changed).subtracting(handed)
    parameters.subtract(assigned.union(changed))
  }

  /// Of `object.member` the object's: a member is no variable, whatever it is called.
  private static func names(in target: Program.ID, of program: Program) -> [String] {
    let inner = program.children(target).flatMap { names(in: $0, of: program) }
    return program.operation(target) == .member ? inner : [program.name(target)] + inner
  }
}

extension Program {
  /// Whether what is called is the sign of an operator, which changes nothing.
  func isOperator(_ callee: ID) -> Bool {
    guard let first = name(callee).first else { return false }
    return !first.isLetter && !"_$\\".contains(first)
  }
}
