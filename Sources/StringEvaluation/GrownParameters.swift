internal import HostLanguages

/// Finds what the functions of a unit change, a builder, a list or an object that they are handed or that stands around
/// them, without evaluating them.
struct GrownParameters {
  private struct Parameter {
    var position: Int
    /// The caller's variable itself, as PHP's `&$list` and Go's `*list`.
    var isReference: Bool
  }

  private let unit: SourceUnit
  private var program: Program { unit.program }

  init(of unit: SourceUnit) { self.unit = unit }

  /// The positions of the arguments that a call of the function changes.
  func positions(of function: FunctionReference) -> [Int] {
    let parameters = parameters(of: function)
    guard !parameters.isEmpty else { return [] }
    var grown: Set<Int> = []
    var reassigned: Set<Int> = []
    var pending = Array(program.children(function.node).suffix(1))
    while let node = pending.popLast() {
      if let target = changed(by: node), let (name, step) = root(of: target), let parameter = parameters[name] {
        if step == nil, program.operation(node) != .call, !parameter.isReference || makesPointElsewhere(node) {
          reassigned.insert(parameter.position)
        } else if step != .index || parameter.isReference || unit.language.copiesArrays != true {
          grown.insert(parameter.position)
        }
      }
      pending += program.children(node)
    }
    return grown.subtracting(reassigned).sorted()
  }

  /// Whether an assignment is of another reference, as `options = &Options{}`, rather than of what one points at.
  private func makesPointElsewhere(_ assignment: Program.ID) -> Bool {
    program.child(assignment, 1).map { program.operation($0) == .address } ?? false
  }

  private func changed(by node: Program.ID) -> Program.ID? {
    switch program.operation(node) {
    case .assign, .append: program.child(node, 0)
    case .call: unit.grown(by: node)
    default: nil
    }
  }

  /// The variable that a target is in, and the first step from there: a member or an element; nil for the variable itself.
  private func root(of target: Program.ID) -> (name: String, step: Operation?)? {
    var node = target
    var step: Operation?
    while [.index, .member].contains(program.operation(node)), let container = program.child(node, 0) {
      step = program.operation(node)
      node = container
    }
    return program.operation(node) == .read ? (program.name(node), step) : nil
  }

  /// The names of what the function adds to and does not itself declare.
  func outerNames(of function: FunctionReference) -> Set<String> {
    var own = Set(parameters(of: function).keys)
    var grown: Set<String> = []
    var pending = Array(program.children(function.node).suffix(1))
    while let node = pending.popLast() {
      if let target = unit.grown(by: node), program.operation(target) == .read { grown.insert(program.name(target)) }
      if [.assign, .iteration, .loop].contains(program.operation(node)), let target = program.child(node, 0),
        program.operation(target) == .read
      {
        own.insert(program.name(target))
      }
      pending += program.children(node)
    }
    return grown.subtracting(own)
  }

  private func parameters(of function: FunctionReference) -> [String: Parameter] {
    var parameters: [String: Parameter] = [:]
    var position = 0
    for parameter in program.parameters(ofFunction: function.node) {
      let target = program.operation(parameter) == .assign ? program.child(parameter, 0) ?? parameter : parameter
      let name = program.name(target)
      if position == 0, function.owner != nil, unit.language.selfNames?.contains(name) == true { continue }
      if [.read, .parameter].contains(program.operation(target)) {
        let isReference = program.children(parameter).contains { program.operation($0) == .address }
        parameters[name] = Parameter(position: position, isReference: isReference)
      }
      position += 1
    }
    return parameters
  }
}

extension SourceUnit {
  /// What a call of the language's library, or an assignment that adds, adds to; nil for any other node.
  func grown(by node: Program.ID) -> Program.ID? {
    switch program.operation(node) {
    case .append: return program.child(node, 0)
    case .assign:
      // `$list[] = …`
      guard let target = program.child(node, 0), program.operation(target) == .index,
        program.child(target, 1) == nil
      else { return nil }
      return program.child(target, 0)
    default: break
    }
    guard program.operation(node) == .call, let callee = program.child(node, 0),
      let function = language.functions?[program.name(callee)]
    else { return nil }
    var target: Program.ID?
    switch function {
    case .append, .appendValue, .appendPrintf, .extend:
      guard program.operation(callee) == .member else { return nil }
      target = program.child(callee, 0)
      // `builder.append(a).append(b)`
      while let inner = target, program.operation(inner) == .call, let method = program.child(inner, 0) {
        target = program.operation(method) == .member ? program.child(method, 0) : nil
      }
    case .push, .printfOntoFirst, .braceFormatOntoFirst:
      target = program.child(node, 1)
    default: return nil
    }
    if let address = target, program.operation(address) == .address { return program.child(address, 0) }
    return target
  }
}
