internal import HostLanguages

/// Which members of its object a function sets, found without evaluating it.
struct SetMembers {
  private(set) var assigned: Set<String> = []
  /// Those that it adds to and doesn't assign otherwise.
  private(set) var grown: Set<String> = []
  /// All of them, and those in which it sets elements.
  private(set) var changed: Set<String> = []
  /// Those of them that it adds elements to.
  private(set) var grownLists: Set<String> = []

  private let source: SourceUnit
  /// The names of the object.
  private var selves: Set<String>
  /// Members that their names alone stand for.
  private let implicit: Set<String>
  /// Of these, the ones that an assignment to their names alone sets.
  private var settable: Set<String> = []
  private var program: Program { source.program }

  init(of function: FunctionReference, in type: Declarations.TypeDeclaration, _ source: SourceUnit) {
    self.source = source
    selves = Set(source.language.selfNames ?? [])
    implicit = source.language.implicitSelf == true ? type.members : []
    // Parameters that are members, too.
    changed = Set(program.parameters(ofFunction: function.node).compactMap { program.child($0, 3) }.map(program.name))
    if source.language.declaresVariables == true {
      settable = implicit.subtracting(program.namesDeclared(inFunction: function.node))
    }
    var locals: Set<String> = []
    var pending = Array(program.children(function.node).reversed())
    while let node = pending.popLast() {
      note(node, typeName: type.reference.name, &locals)
      pending += program.children(node).reversed()
    }
    changed.formUnion(assigned.union(grown))
    grown.subtract(assigned.union(locals))
  }

  private mutating func note(_ node: Program.ID, typeName: String, _ locals: inout Set<String>) {
    guard program.operation(node) == .assign, let target = program.child(node, 0), program.operation(target) != .index
    else {
      if let member = source.grown(by: node).flatMap({ member($0) }) { note(grown: member, by: node) }
      noteElement(setBy: node)
      return
    }
    let value = program.child(node, 1)
    if program.operation(target) == .read, !settable.contains(program.name(target)) {
      locals.insert(program.name(target))
      // Go's receiver is a variable of the type.
      if let value, program.operation(value) == .read, program.name(value) == typeName {
        selves.insert(program.name(target))
      }
    } else if let member = member(target),
      value.flatMap({ source.grown(by: $0) }).flatMap({ self.member($0) }) != member
    {
      // `list = append(list, …)` adds.
      assigned.insert(member)
    }
  }

  /// `self.parts["where"] = …`
  private mutating func noteElement(setBy node: Program.ID) {
    guard [.assign, .append].contains(program.operation(node)), var target = program.child(node, 0) else { return }
    while program.operation(target) == .index, let container = program.child(target, 0) { target = container }
    if let member = member(target) { changed.insert(member) }
  }

  private mutating func note(grown member: String, by node: Program.ID) {
    grown.insert(member)
    let isElement =
      switch program.operation(node) {
      case .assign: true
      case .call: program.child(node, 0).map { source.language.functions?[program.name($0)] == .push } ?? false
      default: false
      }
    if isElement { grownLists.insert(member) }
  }

  /// The `x` of `self.x`.
  private func member(_ target: Program.ID) -> String? {
    let name = program.name(target)
    if program.operation(target) == .read { return implicit.contains(name) ? name : nil }
    guard program.operation(target) == .member, let object = program.child(target, 0),
      selves.contains(program.name(object))
    else { return nil }
    return name
  }
}

extension SourceUnit {
  /// Whether a constructor hands its base's something that is none of its own parameters.
  func handsToBase(_ constructor: Program.ID) -> Bool {
    let own = Set(program.parameters(ofFunction: constructor).map { program.name($0) })
    var pending = Array(program.children(constructor))
    while let node = pending.popLast() {
      if program.operation(node) == .call, let callee = program.child(node, 0), isBaseConstructor(callee) {
        let arguments = program.children(node).dropFirst()
        if arguments.contains(where: { program.operation($0) != .nothing && !own.contains(program.name($0)) }) {
          return true
        }
      }
      pending += program.children(node)
    }
    return false
  }

  /// `super`, `super().__init__`, `Base.__init__`
  private func isBaseConstructor(_ callee: Program.ID) -> Bool {
    switch program.operation(callee) {
    case .read: language.superNames?.contains(program.name(callee)) == true
    case .member: program.name(callee) == language.constructor
    default: false
    }
  }
}

extension Declarations.TypeDeclaration {
  mutating func noteMembersSet(in source: SourceUnit) {
    for (name, function) in functions {
      let members = SetMembers(of: function, in: self, source)
      if !members.assigned.isEmpty { assigning[name] = members.assigned }
      if !members.grown.isEmpty { growing[name] = members.grown }
      if !members.changed.isEmpty { changing[name] = members.changed }
      grownLists.formUnion(members.grownLists)
    }
  }
}

extension Program {
  /// A function's parameters and the variables that it declares with their types.
  fileprivate func namesDeclared(inFunction function: ID) -> Set<String> {
    var names = Set(parameters(ofFunction: function).map(name))
    var pending = Array(children(function))
    while let node = pending.popLast() {
      if operation(node) == .keyword { names.insert(name(node)) }
      pending += children(node)
    }
    return names
  }
}
