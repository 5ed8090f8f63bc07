internal import HostLanguages

/// What the routers that a file's variables hold put in front of the paths that are registered with them.
struct RouterPrefixes {
  private let program: Program
  private let rules: [String: String]
  private var byVariable: [String: String] = [:]

  init(_ program: Program, _ rules: EntryPointRules) {
    self.program = program
    self.rules = rules.routers ?? [:]
  }

  /// The prefix of a variable's router; empty for any other.
  subscript(variable: String) -> String { byVariable[variable] ?? "" }

  /// `admin := e.Group("/admin")`, `router = APIRouter(prefix="/orders")`
  mutating func noteAssignment(_ node: Program.ID) {
    guard !rules.isEmpty, let target = program.child(node, 0), program.operation(target) == .read,
      let value = program.child(node, 1)
    else { return }
    if let prefix = prefix(madeBy: value) { byVariable[program.name(target)] = prefix }
  }

  /// `r.Route("/orders", func(r chi.Router) { … })`
  mutating func noteLambdas(of call: Program.ID) {
    guard !rules.isEmpty, let prefix = prefix(madeBy: call) else { return }
    for argument in program.children(call).dropFirst() where program.operation(argument) == .function {
      guard program.children(argument).count > 1, let parameter = program.child(argument, 0) else { continue }
      byVariable[program.name(parameter)] = prefix
    }
  }

  /// What stands in front of a path that is registered by a call of `callee`.
  func prefix(ofRegistrationBy callee: Program.ID) -> String {
    guard !rules.isEmpty, program.operation(callee) == .member, let object = program.child(callee, 0) else { return "" }
    if program.operation(object) == .read { return self[program.name(object)] }
    if let prefix = prefix(madeBy: object) { return prefix }
    // `r.With(paginate).Get("/", list)`
    guard program.operation(object) == .call, let inner = program.child(object, 0) else { return "" }
    return prefix(ofRegistrationBy: inner)
  }

  private func prefix(madeBy call: Program.ID) -> String? {
    guard program.operation(call) == .call, let callee = program.child(call, 0),
      let keyword = rules[program.name(callee)]
    else { return nil }
    let path = program.children(call).dropFirst().lazy.compactMap { argument -> String? in
      if keyword.isEmpty { return self.text(argument) }
      guard program.operation(argument) == .keyword, program.name(argument) == keyword else { return nil }
      return program.child(argument, 0).flatMap { self.text($0) }
    }.first
    return path.map { prefix(ofRegistrationBy: callee).joined(withPath: $0) }
  }

  private func text(_ node: Program.ID) -> String? {
    program.operation(node) == .text ? program.name(node) : nil
  }
}

extension String {
  /// Two parts of a path, with one slash between them.
  func joined(withPath path: String) -> String {
    if isEmpty || path.isEmpty { return self + path }
    return (hasSuffix("/") ? String(dropLast()) : self) + (path.hasPrefix("/") ? "" : "/") + path
  }
}
