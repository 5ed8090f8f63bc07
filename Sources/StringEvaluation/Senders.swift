internal import HostLanguages

/// Which functions may send what their callers tell them, by their names alone: those that hand something that depends on
/// their parameters to a sink, and those that hand it to such a function.
///
/// Wide, since a name can stand for many functions; it only tells which calls are worth following.
struct Senders: Sendable {
  private(set) var names: Set<String> = []
  /// The units that declare a function of each of the names.
  private(set) var declaring: [String: [Int]] = [:]
  /// The sinks that no manifest lists.
  private(set) var observed = ObservedSinks()

  init(_ units: [SourceUnit], models: CallModels) {
    var callers: [String: Set<String>] = [:]
    var functions: [String: Set<Int>] = [:]
    var sinks = models.functions
    for (unit, source) in units.enumerated() {
      if let known = source.language.sinks?.keys { sinks.formUnion(known) }
      var reader = DependentCalls(program: source.program, selfNames: source.language.selfNames ?? [])
      reader.read()
      for name in reader.functions { functions[name, default: []].insert(unit) }
      for (callee, found) in reader.callers { callers[callee, default: []].formUnion(found) }
    }
    spread(from: sinks.sorted(), by: callers)
    // What shows by itself how it sends is followed.
    observed = ObservedSinks(units).without { names.contains($0) && functions[$0] != nil }
    spread(from: observed.names, by: callers)
    declaring = functions.filter { names.contains($0.key) }.mapValues { $0.sorted() }
  }

  /// Goes from those that send to those that tell them what.
  private mutating func spread(from sinks: [String], by callers: [String: Set<String>]) {
    var open = sinks
    while let name = open.popLast() {
      for caller in callers[name] ?? [] where names.insert(caller).inserted { open.append(caller) }
    }
  }
}

/// The calls of one program whose arguments depend on a parameter of the function they stand in.
private struct DependentCalls {
  let program: Program
  private(set) var functions: Set<String> = []
  /// By the name of what is called or handed over: the functions that do.
  private(set) var callers: [String: Set<String>] = [:]

  private let selfNames: [String]

  /// - Parameter selfNames: what a method calls its object, whose type may say what is sent.
  init(program: Program, selfNames: [String]) {
    self.program = program
    self.selfNames = selfNames
  }

  mutating func read() {
    guard program.root >= 0 else { return }
    var dependent: Set<String> = []
    dependent.formUnion(selfNames)
    visit(program.root, in: [], &dependent, depth: 0)
  }

  /// - Parameters:
  ///   - enclosing: the names of the functions around the node, inner ones last.
  ///   - dependent: the variables that depend on parameters, as far as the walk has come.
  private mutating func visit(
    _ node: Program.ID, in enclosing: [String], _ dependent: inout Set<String>, depth: Int
  ) {
    guard depth < 400 else { return }
    switch program.operation(node) {
    case .function:
      return visitFunction(node, in: enclosing, dependent, depth: depth)
    case .assign, .append, .iteration, .loop:
      for child in program.children(node) { visit(child, in: enclosing, &dependent, depth: depth + 1) }
      let sources = program.children(node).dropFirst()
      if let target = program.child(node, 0), sources.contains(where: { depends($0, on: dependent, depth: 0) }) {
        addVariables(of: target, to: &dependent)
      }
      return
    case .call where !enclosing.isEmpty:
      noteCall(node, in: enclosing, dependent)
    default: break
    }
    for child in program.children(node) { visit(child, in: enclosing, &dependent, depth: depth + 1) }
  }

  private mutating func visitFunction(
    _ node: Program.ID, in enclosing: [String], _ dependent: Set<String>, depth: Int
  ) {
    let name = program.name(node)
    if !name.isEmpty { functions.insert(name) }
    var inner = dependent
    for parameter in program.children(node).dropLast() { addVariables(of: parameter, to: &inner) }
    let names = name.isEmpty ? enclosing : enclosing + [name]
    // Twice, for what a loop's later statements hand to its earlier ones.
    for _ in 0..<2 {
      for child in program.children(node) { visit(child, in: names, &inner, depth: depth + 1) }
    }
  }

  private mutating func noteCall(_ node: Program.ID, in enclosing: [String], _ dependent: Set<String>) {
    let arguments = program.children(node).dropFirst()
    guard arguments.contains(where: { depends($0, on: dependent, depth: 0) }) else { return }
    for child in program.children(node) where [.read, .member].contains(program.operation(child)) {
      callers[program.name(child), default: []].formUnion(enclosing)
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
