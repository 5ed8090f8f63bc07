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
  /// The functions that call what they are handed: a parameter, or their block.
  private(set) var callingParameters: Set<Program.ID> = []

  private let source: SourceUnit
  private let program: Program
  private let selfNames: [String]
  private let receivers: Set<String>
  private let language: LanguageManifest
  private let members: [String: Set<String>]

  /// - Parameters:
  ///   - receivers: functions that are also told something by what they are called on.
  ///   - members: by types, what of the object is meant by its name alone.
  init(of source: SourceUnit, receivers: Set<String> = [], members: [String: Set<String>] = [:]) {
    self.source = source
    program = source.program
    language = source.language
    selfNames = source.language.selfNames ?? []
    self.receivers = receivers
    self.members = members
  }

  mutating func read() {
    guard program.root >= 0 else { return }
    // The type of a method's object may say what is sent, and so may a block.
    var scope = Scope(dependent: Set(selfNames).union([language.block].compactMap { $0 }))
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
      return visitFunction(node, named: program.name(node), &scope, depth: depth)
    case .type where scope.functions.isEmpty:
      var inner = scope
      inner.owner = program.name(node)
      inner.dependent.formUnion(members[program.name(node)] ?? [])
      for child in program.children(node) { visit(child, &inner, depth: depth + 1) }
      return
    case .assign, .append, .iteration, .loop:
      return visitAssignment(node, &scope, depth: depth)
    case .call where !scope.functions.isEmpty:
      noteCall(node, scope)
      if scope.isLast, callsParameter(node, scope) { callingParameters.formUnion(scope.functions) }
      if let grown = grownTarget(of: node, scope) { addVariables(of: grown, to: &scope.dependent) }
    default: break
    }
    for child in program.children(node) { visit(child, &scope, depth: depth + 1) }
  }

  private mutating func visitAssignment(_ node: Program.ID, _ scope: inout Scope, depth: Int) {
    let target = program.child(node, 0)
    for child in program.children(node) {
      // `const f = () => …` is a function of the variable's name.
      if let target, program.operation(child) == .function, program.name(child).isEmpty {
        visitFunction(child, named: program.name(target), &scope, depth: depth + 1)
      } else {
        visit(child, &scope, depth: depth + 1)
      }
    }
    let sources = program.children(node).dropFirst()
    // Go's receiver is a variable of the type.
    let isObject = program.child(node, 1).map { program.operation($0) == .read && program.name($0) == scope.owner }
    if let target, isObject == true || sources.contains(where: { depends($0, on: scope.dependent, depth: 0) }) {
      addVariables(of: target, to: &scope.dependent)
    }
  }

  private mutating func visitFunction(_ node: Program.ID, named name: String, _ scope: inout Scope, depth: Int) {
    if !name.isEmpty, scope.isLast {
      functions.append((node, name))
      if !scope.functions.isEmpty { innerFunctions[name, default: []].append(node) }
    }
    var inner = scope
    for parameter in program.parameters(ofFunction: node) { addVariables(of: parameter, to: &inner.dependent) }
    if !name.isEmpty { inner.functions.append(node) }
    // Twice, for what a loop's later statements hand to its earlier ones.
    for isLast in scope.isLast ? [false, true] : [false] {
      inner.isLast = isLast
      for child in program.children(node) { visit(child, &inner, depth: depth + 1) }
    }
    // What a lambda changes around it depends on what it is called with.
    if name.isEmpty { scope.dependent.formUnion(inner.dependent) }
  }

  /// What a call of the library adds something to that depends on a parameter: `names.add(key)`, `array_push($names, $key)`.
  private func grownTarget(of node: Program.ID, _ scope: Scope) -> Program.ID? {
    guard let callee = program.child(node, 0), let function = language.functions?[program.name(callee)] else {
      return nil
    }
    let target =
      switch function {
      case .prepend, .setEntry: program.child(callee, 0)
      default: source.grown(by: node)
      }
    return program.children(node).dropFirst().contains { depends($0, on: scope.dependent, depth: 0) } ? target : nil
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

  private func callsParameter(_ node: Program.ID, _ scope: Scope) -> Bool {
    guard var called = program.child(node, 0) else { return false }
    if language.functions?[program.name(called)]?.callsArguments == true {
      // `names.each(&block)`
      return program.children(node).dropFirst().contains { argument in
        let value = program.operation(argument) == .keyword ? program.child(argument, 0) ?? argument : argument
        return program.operation(value) == .read && scope.dependent.contains(program.name(value))
      }
    }
    if language.functions?[program.name(called)] == .invokeFirst { called = program.child(node, 1) ?? called }
    if program.operation(called) == .member, language.invokes(program.name(called)) {
      called = program.child(called, 0) ?? called
    }
    guard program.operation(called) == .read else { return false }
    let name = program.name(called)
    return scope.dependent.contains(name) && !selfNames.contains(name)
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
    case .list, .spread, .index, .keyword, .pair, .map, .member, .address:
      for child in program.children(target) { addVariables(of: child, to: &names) }
    default: break
    }
  }
}

extension StringFunction {
  /// Whether it calls the functions that it is handed.
  fileprivate var callsArguments: Bool {
    switch self {
    case .eachOfReceiver, .mapReceiver, .filterReceiver, .rejectReceiver, .applyToReceiver: true
    default: false
    }
  }
}

extension LanguageManifest {
  /// Whether a function that is called by a method of that name runs.
  func invokes(_ method: String) -> Bool { lambdasAreObjects == true || functions?[method] == .invoke }
}
