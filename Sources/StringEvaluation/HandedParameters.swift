internal import HostLanguages
internal import SourceModel

/// What the functions of one unit do with their parameters, by names alone: to whom they hand them, and as which argument.
package struct HandedParameters: Sendable {
  /// A function, or a part of one without a name. The first of a unit is the code outside of functions.
  struct Function: Sendable {
    /// By which it is called: a constructor by its type's. Empty for none.
    var name: String
    var range: ByteRange
    /// The position of the function around it; nil for the code outside of functions.
    var outer: Int?
    /// In order, without the object itself.
    var parameters: [String] = []
    /// By variable: the names from which it gets its values.
    var sources: [String: Set<String>] = [:]
  }

  /// An argument that is made of variables.
  struct Handing: Sendable {
    /// Position among the functions.
    var function: Int
    var slots: [Slot]
    var names: Set<String>
  }

  /// How an argument finds its parameter.
  enum Slot: Hashable, Sendable {
    case position(Int)
    case keyword(String)
    /// One of several, by position or by name.
    case any
  }

  private(set) var functions: [Function] = []
  /// By the name of what is called, or handed over together with the arguments.
  private(set) var handings: [String: [Handing]] = [:]
  /// The names of all that is called or handed over.
  private(set) var mentioned: Set<String> = []
  private let program: Program
  private let language: LanguageManifest

  package init(of source: SourceUnit) {
    program = source.program
    language = source.language
    guard program.root >= 0 else { return }
    functions = [Function(name: "", range: program.range(program.root))]
    visit(program.root, Place())
  }

  /// The innermost function around a place.
  func function(around offset: Int) -> Int? {
    functions.lastIndex { $0.range.start <= offset && offset < $0.range.end }
  }

  /// The parameters that the names come from, each with the function that has it.
  func parameters(behind names: Set<String>, in function: Int) -> [(function: Int, name: String)] {
    var found: [(function: Int, name: String)] = []
    var open = names.sorted()
    var seen = names
    while let name = open.popLast() {
      var place: Int? = function
      while let current = place {
        if functions[current].parameters.contains(name) {
          found.append((current, name))
          break
        }
        if let sources = functions[current].sources[name] {
          for source in sources.sorted() where seen.insert(source).inserted { open.append(source) }
        }
        place = functions[current].outer
      }
    }
    return found
  }
}

// The walk over the program.
extension HandedParameters {
  private struct Place {
    var function = 0
    var owner = ""
    var depth = 0
  }

  private mutating func visit(_ node: Program.ID, _ place: Place) {
    guard place.depth < 400 else { return }
    var place = place
    place.depth += 1
    switch program.operation(node) {
    case .function: return define(node, as: program.name(node), place)
    case .type: place.owner = program.name(node)
    case .assign, .pair, .keyword:
      // `const find = () => …`, `{find: () => …}`
      if let function = program.children(node).last, program.operation(function) == .function {
        let isKeyword = program.operation(node) == .keyword
        let name = isKeyword ? program.name(node) : program.child(node, 0).map { program.name($0) } ?? ""
        return define(function, as: program.name(function).isEmpty ? name : program.name(function), place)
      }
      if program.operation(node) == .assign { noteSources(of: node, place) }
    case .append, .iteration, .loop: noteSources(of: node, place)
    case .call: noteCall(node, place)
    default: break
    }
    for child in program.children(node) { visit(child, place) }
  }

  private mutating func define(_ node: Program.ID, as name: String, _ place: Place) {
    var inner = place
    inner.function = functions.count
    let isConstructor = !place.owner.isEmpty && name == (language.constructor ?? place.owner)
    var function = Function(
      name: isConstructor ? place.owner : name, range: program.range(node), outer: place.function)
    for (index, parameter) in program.parameters(ofFunction: node).enumerated() {
      let names = variables(in: parameter, depth: 0)
      if index == 0, let name = names.first, language.selfNames?.contains(name) == true { continue }
      // One that is taken apart has one position.
      function.parameters.append(names.first ?? "")
      for part in names.dropFirst() { function.sources[part] = names.first.map { [$0] } }
    }
    functions.append(function)
    for child in program.children(node) { visit(child, inner) }
  }

  private mutating func noteSources(of node: Program.ID, _ place: Place) {
    guard let target = program.child(node, 0) else { return }
    let isLoop = program.operation(node) == .loop
    let values = isLoop ? program.children(node).dropFirst().prefix(1) : program.children(node).dropFirst()
    let names = values.reduce(into: Set<String>()) { collectReads(of: $1, into: &$0, depth: 0) }
    guard !names.isEmpty else { return }
    for variable in variables(in: target, depth: 0) {
      functions[place.function].sources[variable, default: []].formUnion(names)
    }
  }

  private mutating func noteCall(_ node: Program.ID, _ place: Place) {
    guard let callee = program.child(node, 0), let name = calledName(callee) else { return }
    mentioned.insert(name)
    let arguments = Array(program.children(node).dropFirst().prefix(32))
    note(arguments, handedTo: name, shifts: [0], place)
    for (position, argument) in arguments.enumerated() {
      let value = program.operation(argument) == .keyword ? program.child(argument, 0) ?? argument : argument
      guard let handed = calledName(value) else { continue }
      mentioned.insert(handed)
      // What takes a function may call it with a connection in front of the other arguments.
      note(Array(arguments.dropFirst(position + 1)), handedTo: handed, shifts: [0, 1], place)
    }
  }

  private mutating func note(_ arguments: [Program.ID], handedTo callee: String, shifts: [Int], _ place: Place) {
    for (position, argument) in arguments.enumerated() {
      var names: Set<String> = []
      collectReads(of: argument, into: &names, depth: 0)
      guard !names.isEmpty else { continue }
      let slots: [Slot] =
        switch program.operation(argument) {
        case .keyword: [.keyword(program.name(argument))]
        case .spread: [.any]
        default: shifts.map { .position(position + $0) }
        }
      handings[callee, default: []].append(Handing(function: place.function, slots: slots, names: names))
    }
  }

  /// The last name of what is called.
  private func calledName(_ node: Program.ID) -> String? {
    guard [.read, .member].contains(program.operation(node)) else { return nil }
    return program.name(node).split { ".\\:".contains($0) }.last.map(String.init)
  }

  /// The variables that a text is made of. What a function of the repository makes of a variable is another thing than
  /// the variable, and what stands behind the keys of a map is seldom more than a value of the statement.
  private func collectReads(of node: Program.ID, into names: inout Set<String>, depth: Int) {
    guard depth < 60 else { return }
    switch program.operation(node) {
    case .read: names.insert(program.name(node))
    case .function, .member: return
    case .text: names.formUnion(FormatStyle.bracedNames(in: program.bytes(node)))
    case .pair, .index:
      if let key = program.child(node, 0) { collectReads(of: key, into: &names, depth: depth + 1) }
    case .call:
      guard let callee = program.child(node, 0), language.functions?[program.name(callee)] != nil else { return }
      let object = program.operation(callee) == .member ? program.child(callee, 0) : nil
      for child in program.children(node).dropFirst() + [object].compactMap({ $0 }) {
        collectReads(of: child, into: &names, depth: depth + 1)
      }
    default:
      for child in program.children(node) { collectReads(of: child, into: &names, depth: depth + 1) }
    }
  }

  private func variables(in target: Program.ID, depth: Int) -> [String] {
    guard depth < 20 else { return [] }
    switch program.operation(target) {
    case .read, .parameter: return [program.name(target)]
    case .assign, .index, .keyword: return program.child(target, 0).map { variables(in: $0, depth: depth + 1) } ?? []
    case .pair: return program.children(target).last.map { variables(in: $0, depth: depth + 1) } ?? []
    case .list, .map, .spread: return program.children(target).flatMap { variables(in: $0, depth: depth + 1) }
    default: return []
    }
  }
}
