internal import HostLanguages

/// The calls of one program whose arguments depend on a parameter of the function they stand in.
struct DependentCalls {
  struct Call {
    /// What is called, or a function that is handed over: a `read` or `member`.
    var callee: Program.ID
    /// The functions around it, inner ones last.
    var functions: [Program.ID]
    /// The name of the type in whose body the outermost of them stands.
    var owner: String?
    /// Variables that depend on parameters: what is called on one of them is called on nobody knows what.
    var variables: Set<String>
  }

  private(set) var functions: [(node: Program.ID, name: String)] = []
  /// By name, those of them that stand within another one.
  private(set) var innerFunctions: [String: [Program.ID]] = [:]
  private(set) var calls: [Call] = []

  private let program: Program
  private let selfNames: [String]
  private let receivers: Set<String>

  /// - Parameters:
  ///   - selfNames: what a method calls its object, whose type may say what is sent.
  ///   - receivers: functions that are also told something by what they are called on.
  init(program: Program, selfNames: [String], receivers: Set<String> = []) {
    self.program = program
    self.selfNames = selfNames
    self.receivers = receivers
  }

  mutating func read() {
    guard program.root >= 0 else { return }
    var scope = Scope(dependent: Set(selfNames))
    visit(program.root, &scope, depth: 0)
  }

  /// Where the walk is.
  private struct Scope {
    var functions: [Program.ID] = []
    var owner: String?
    /// The variables that depend on parameters, as far as the walk has come.
    var dependent: Set<String>
    /// Whether what stands here is not read again.
    var isLast = true
  }

  private mutating func visit(_ node: Program.ID, _ scope: inout Scope, depth: Int) {
    guard depth < 400 else { return }
    switch program.operation(node) {
    case .function:
      return visitFunction(node, named: program.name(node), scope, depth: depth)
    case .type where scope.functions.isEmpty:
      var inner = scope
      inner.owner = program.name(node)
      for child in program.children(node) { visit(child, &inner, depth: depth + 1) }
      return
    case .assign, .append, .iteration, .loop:
      return visitAssignment(node, &scope, depth: depth)
    case .call where !scope.functions.isEmpty:
      noteCall(node, scope)
    default: break
    }
    for child in program.children(node) { visit(child, &scope, depth: depth + 1) }
  }

  private mutating func visitAssignment(_ node: Program.ID, _ scope: inout Scope, depth: Int) {
    let target = program.child(node, 0)
    for child in program.children(node) {
      // `const f = () => …` is a function of the variable's name.
      if let target, program.operation(child) == .function, program.name(child).isEmpty {
        visitFunction(child, named: program.name(target), scope, depth: depth + 1)
      } else {
        visit(child, &scope, depth: depth + 1)
      }
    }
    let sources = program.children(node).dropFirst()
    if let target, sources.contains(where: { depends($0, on: scope.dependent, depth: 0) }) {
      addVariables(of: target, to: &scope.dependent)
    }
  }

  private mutating func visitFunction(_ node: Program.ID, named name: String, _ scope: Scope, depth: Int) {
    if !name.isEmpty, scope.isLast {
      functions.append((node, name))
      if !scope.functions.isEmpty { innerFunctions[name, default: []].append(node) }
    }
    var inner = scope
    for parameter in program.children(node).dropLast() { addVariables(of: parameter, to: &inner.dependent) }
    if !name.isEmpty { inner.functions.append(node) }
    // Twice, for what a loop's later statements hand to its earlier ones.
    for isLast in scope.isLast ? [false, true] : [false] {
      inner.isLast = isLast
      for child in program.children(node) { visit(child, &inner, depth: depth + 1) }
    }
  }

  private mutating func noteCall(_ node: Program.ID, _ scope: Scope) {
    let isToldByReceiver = program.child(node, 0).map { receivers.contains(program.name($0)) } ?? false
    let arguments = program.children(node).dropFirst(isToldByReceiver ? 0 : 1)
    guard scope.isLast, arguments.contains(where: { depends($0, on: scope.dependent, depth: 0) }) else { return }
    for child in program.children(node) where [.read, .member].contains(program.operation(child)) {
      calls.append(
        Call(callee: child, functions: scope.functions, owner: scope.owner, variables: scope.dependent))
    }
  }

  private func depends(_ node: Program.ID, on names: Set<String>, depth: Int) -> Bool {
    guard depth < 60 else { return true }
    if program.operation(node) == .read, names.contains(program.name(node)) { return true }
    if program.operation(node) == .function { return false }
    if program.operation(node) == .text {
      return FormatStyle.bracedNames(in: program.bytes(node)).contains { names.contains($0) }
    }
    return program.children(node).contains { depends($0, on: names, depth: depth + 1) }
  }

  private func addVariables(of target: Program.ID, to names: inout Set<String>) {
    switch program.operation(target) {
    case .read, .parameter: names.insert(program.name(target))
    case .list, .spread, .index:
      for child in program.children(target) { addVariables(of: child, to: &names) }
    default: break
    }
  }
}
