internal import HostLanguages

/// What a unit declares at its top level and in its types.
struct Declarations: Sendable {
  struct Import: Equatable, Sendable {
    /// The module's path as written, or empty.
    var module: String
    /// The name in that module; for a whole module, its path.
    var name: String
    /// The module is a file named by its path from here: code of the repository.
    var isRelative = false

    /// The name with its module in front.
    var qualifiedName: String { module.isEmpty ? name : module + "." + name }

    /// Of the module, without what is asked of whoever loads it: `./find.sql?raw`.
    var path: String { String((module.isEmpty ? name : module).prefix { $0 != "?" }) }
  }

  struct TypeDeclaration: Sendable {
    var reference: TypeReference
    /// Names of types it is made from, as written.
    var bases: [String]
    /// The type in whose body it stands.
    var outer: TypeReference?
    var functions: [String: FunctionReference] = [:]
    /// Names that are assigned in its body.
    var members: Set<String> = []
    /// Those that it declares with their types, in their order: without a constructor, an object is made of them.
    var fields: [String] = []
    /// The names of functions that are read like members.
    var properties: Set<String> = []
    /// By the names of functions: the members of `self` that they assign.
    var assigning: [String: Set<String>] = [:]
    /// By the names of functions: the members of `self` that they add to and don't assign.
    var growing: [String: Set<String>] = [:]
    /// By the names of functions: all the members of `self` that they set, add to or set elements in.
    var changing: [String: Set<String>] = [:]
    /// Its constructor hands its base's one more than what it is handed itself.
    var handsToBase = false
    /// Members that functions add elements to; what they add to others is text.
    var grownLists: Set<String> = []

    /// The members that its body or its functions set.
    var ownMembers: Set<String> { assigning.values.reduce(into: members) { $0.formUnion($1) } }

    /// Whether a function assigns that member of `self`.
    func assigns(_ member: String) -> Bool { assigning.values.contains { $0.contains(member) } }

    /// In the order of their names.
    func functionsAssigning(_ member: String) -> [FunctionReference] {
      Self.functions(functions, in: assigning, member)
    }

    func functionsGrowing(_ member: String) -> [FunctionReference] {
      Self.functions(functions, in: growing, member)
    }

    private static func functions(
      _ functions: [String: FunctionReference], in members: [String: Set<String>], _ member: String
    ) -> [FunctionReference] {
      members.filter { $0.value.contains(member) }.keys.sorted().compactMap { functions[$0] }
    }

    /// With another piece of the same type. The piece that says what it is made of stands for it.
    func joined(with other: TypeDeclaration) -> TypeDeclaration {
      var (whole, piece) = (self, other)
      if members.isEmpty, bases.isEmpty, !(other.members.isEmpty && other.bases.isEmpty) { swap(&whole, &piece) }
      whole.bases += piece.bases
      whole.functions.merge(piece.functions) { first, _ in first }
      whole.members.formUnion(piece.members)
      whole.properties.formUnion(piece.properties)
      whole.fields += piece.fields.filter { !whole.fields.contains($0) }
      whole.assigning.merge(piece.assigning) { $0.union($1) }
      whole.growing.merge(piece.growing) { $0.union($1) }
      whole.changing.merge(piece.changing) { $0.union($1) }
      whole.grownLists.formUnion(piece.grownLists)
      whole.handsToBase = whole.handsToBase || piece.handsToBase
      return whole
    }
  }

  private(set) var imports: [String: Import] = [:]
  private(set) var functions: [String: FunctionReference] = [:]
  private(set) var types: [String: TypeDeclaration] = [:]
  /// Names that are assigned at the top level.
  private(set) var globals: Set<String> = []

  /// By type: the members that objects are written with, and their values.
  private(set) var writtenMembers: [String: [(name: String, value: Program.ID)]] = [:]

  /// By type: the functions that prepare statements and may keep them in members of its objects.
  private(set) var preparers: [String: [(function: FunctionReference, members: Set<String>)]] = [:]

  /// By type: the functions that assign members of objects of it which they make, with these members.
  private(set) var fillers: [String: [(function: FunctionReference, members: Set<String>)]] = [:]

  /// By name: the functions that add to what they are handed, with the positions of these arguments.
  private(set) var growers: [String: [(function: FunctionReference, positions: [Int])]] = [:]

  /// Everything that another unit may mean.
  var names: Set<String> { Set(functions.keys).union(types.keys).union(globals) }

  private let unit: Int
  private let source: SourceUnit
  private var program: Program { source.program }

  init(unit: Int, of source: SourceUnit) {
    self.unit = unit
    self.source = source
    guard program.root >= 0 else { return }
    collect(program.root, owner: nil, depth: 0)
    for node in 0..<Program.ID(program.nodeCount) where program.operation(node) == .object {
      writtenMembers[program.name(node), default: []] += program.members(ofObject: node)
    }
    for name in types.keys {
      types[name]?.noteMembersSet(in: source)
      let constructor = types[name]?.functions[source.language.constructor ?? name]
      types[name]?.handsToBase = constructor.map { source.handsToBase($0.node) } ?? false
    }
    let preparation = Preparation(of: source)
    let grown = GrownParameters(of: source)
    let methods = types.values.flatMap(\.functions.values)
    for function in (functions.values + methods).sorted(by: { $0.node < $1.node }) {
      let changed = function.owner.flatMap { types[$0.name]?.changing[function.name] } ?? []
      if let filled = preparation.filled(by: function, changing: changed) {
        for type in filled.types { preparers[type, default: []].append((function, filled.members)) }
      }
      for (type, members) in FilledObjects(of: function, in: program).members {
        fillers[type, default: []].append((function, members))
      }
      let positions = grown.positions(of: function)
      if !positions.isEmpty { growers[function.name, default: []].append((function, positions)) }
    }
  }

  /// Whether something is imported by which code talks to other databases, and nothing by which it talks to PostgreSQL.
  func isForeign(to databases: LanguageManifest.Databases?) -> Bool {
    guard let databases else { return false }
    var parts: Set<Substring> = []
    for imported in self.imports.values where !imported.isRelative {
      parts.formUnion((imported.module + "/" + imported.name).split { "./:\\@\"'".contains($0) })
    }
    func imports(_ names: [String]) -> Bool { names.contains { parts.contains(Substring($0)) } }
    return imports(databases.other) && !imports(databases.postgres)
  }

  private mutating func collect(_ node: Program.ID, owner: TypeReference?, depth: Int) {
    guard depth < 60 else { return }
    switch program.operation(node) {
    case .function:
      declareFunction(node, owner: owner)
    case .type:
      declareType(node, owner: owner, depth: depth)
    case .assign:
      guard let target = program.child(node, 0) else { return }
      declareVariable(target, owner: owner)
      // `const f = () => …` declares a function under the variable's name.
      if let value = program.child(node, 1), program.operation(value) == .function {
        declareFunction(value, named: program.name(target), owner: owner)
      }
    case .keyword, .parameter:
      // A member with its type.
      if let owner { declareField(program.name(node), of: owner) }
    case .import:
      declareImports(node)
    case .call:
      declareConstant(node)
      let mixedIn = namesMixedIn(by: node)
      // What a type's body mixes in comes before what the type is made from.
      if let owner { types[owner.name]?.bases.insert(contentsOf: mixedIn, at: 0) }
      // `private def name …`, and in a type `class_methods do … end`
      for child in program.children(node) where program.operation(child) == .function {
        declareFunction(child, owner: owner)
        guard owner != nil, program.name(child).isEmpty, let body = program.children(child).last else { continue }
        collect(body, owner: owner, depth: depth + 1)
      }
    case .block, .branch, .arm, .otherwise, .attempt, .handler, .finish, .unknown, .list:
      var marks: [String] = []
      for child in program.children(node) {
        if program.operation(child) == .mark {
          marks.append(program.name(child))
        } else {
          let isSetter = declareProperty(child, marks, owner: owner)
          if !isSetter { collect(child, owner: owner, depth: depth + 1) }
          marks = []
        }
      }
    default: break
    }
  }

  /// Notes a method that is read like a member.
  ///
  /// - Returns: whether it has the name of one, so that it sets what that one gives.
  private mutating func declareProperty(_ node: Program.ID, _ marks: [String], owner: TypeReference?) -> Bool {
    guard let owner, program.operation(node) == .function else { return false }
    let name = program.name(node)
    if types[owner.name]?.properties.contains(name) == true { return true }
    if marks.contains(where: { source.language.says($0, anyOf: source.language.propertyMarks) }) {
      types[owner.name]?.properties.insert(name)
    }
    return false
  }

  /// `define('NAME', value)`
  private mutating func declareConstant(_ node: Program.ID) {
    guard let callee = program.child(node, 0), source.language.functions?[program.name(callee)] == .declare,
      let name = program.child(node, 1), program.operation(name) == .text
    else { return }
    globals.insert(program.name(name))
  }

  /// `include Lockable`
  private func namesMixedIn(by call: Program.ID) -> [String] {
    guard let callee = program.child(call, 0), source.language.mixins?.contains(program.name(callee)) == true else {
      return []
    }
    return baseNames(in: program.children(call).dropFirst())
  }

  private func baseNames(in nodes: ArraySlice<Program.ID>) -> [String] {
    nodes.compactMap { [.read, .member].contains(program.operation($0)) ? program.name($0) : nil }
  }

  private mutating func declareFunction(_ node: Program.ID, named name: String? = nil, owner: TypeReference?) {
    let name = name ?? program.name(node)
    guard !name.isEmpty else { return }
    let reference = FunctionReference(unit: unit, node: node, name: name, owner: owner)
    if let owner {
      types[owner.name]?.functions[name] = reference
      // A constructor's parameters that are members, too.
      for parameter in program.children(node) where program.operation(parameter) == .parameter {
        if program.child(parameter, 3) != nil { declareMember(program.name(parameter), of: owner) }
      }
    } else {
      functions[name] = reference
    }
  }

  private mutating func declareField(_ name: String, of owner: TypeReference) {
    declareMember(name, of: owner)
    if types[owner.name]?.fields.contains(name) == false { types[owner.name]?.fields.append(name) }
  }

  private mutating func declareMember(_ name: String, of owner: TypeReference) {
    types[owner.name]?.members.insert(name)
  }

  private mutating func declareType(_ node: Program.ID, owner: TypeReference?, depth: Int) {
    let reference = TypeReference(unit: unit, node: node, name: program.name(node))
    guard !reference.name.isEmpty else { return }
    // A type may be written in several pieces, each with bases of its own.
    types[reference.name, default: TypeDeclaration(reference: reference, bases: [], outer: owner)].bases +=
      baseNames(in: program.children(node))
    for child in program.children(node) { collect(child, owner: reference, depth: depth + 1) }
  }

  private mutating func declareVariable(_ target: Program.ID, owner: TypeReference?) {
    switch program.operation(target) {
    case .read:
      if let owner {
        let name = program.name(target)
        types[owner.name]?.members.insert(name)
      } else {
        globals.insert(program.name(target))
      }
    case .list, .map:
      for child in program.children(target) { declareVariable(child, owner: owner) }
    case .keyword:
      if let inner = program.child(target, 0) { declareVariable(inner, owner: owner) }
    case .call:
      // `self.table_name = …`, where a member is read by a call.
      if let inner = program.child(target, 0), program.operation(inner) == .member {
        declareVariable(inner, owner: owner)
      }
    case .member:
      guard let owner, let object = program.child(target, 0),
        source.language.selfNames?.contains(program.name(object)) == true
      else { return }
      let name = program.name(target)
      types[owner.name]?.members.insert(name)
    default: break
    }
  }

  private mutating func declareImports(_ node: Program.ID) {
    let written = program.name(node)
    let module = source.module(written)
    let isRelative = source.language.importEndings != nil && written.drop { "'\"`".contains($0) }.first == "."
    for child in program.children(node) where program.operation(child) == .imported {
      let alias = program.child(child, 0).map { program.name($0) }
      let name = program.name(child)
      if name.isEmpty, let alias {
        // The module itself, under a name for it.
        imports[alias] = Import(module: "", name: module, isRelative: isRelative)
        continue
      }
      let local = alias ?? name.split { ".\\/:".contains($0) }.last.map(String.init) ?? name
      imports[local] = Import(module: module, name: name, isRelative: isRelative)
      // `import a.b` binds `a`; the path is put together again where it is read.
      if alias == nil, module.isEmpty, let first = name.split(separator: ".").first, first.count < name.count {
        imports[String(first)] = Import(module: "", name: String(first))
      }
    }
  }
}

extension Program {
  /// The members that an object is written with: those whose names are written.
  func members(ofObject node: ID) -> [(name: String, value: ID)] {
    guard let body = child(node, 0) else { return [] }
    return children(body).compactMap { pair in
      guard operation(pair) == .pair, let key = child(pair, 0), let value = child(pair, 1),
        [.read, .text].contains(operation(key))
      else { return nil }
      return (name(key), value)
    }
  }
}

extension Program {
  /// Whether a function has no body, or one that only says what it is for or raises something.
  func isAbstract(_ function: ID, in language: LanguageManifest) -> Bool {
    guard let body = children(function).last, operation(body) == .block else { return true }
    let statements = children(body)
    let raises = statements.contains { operation($0) == .raise || isCall($0, thatReturnsNeverIn: language) }
    return statements.allSatisfy {
      [.raise, .nothing, .text].contains(operation($0)) || isCall($0, thatReturnsNeverIn: language)
        || operation($0) == .unknown && children($0).isEmpty  // `...`
    } && (language.returnsLastValue != true || raises || !statements.contains { operation($0) == .text })
  }

  private func isCall(_ node: ID, thatReturnsNeverIn language: LanguageManifest) -> Bool {
    guard operation(node) == .call, let callee = child(node, 0), operation(callee) == .read else { return false }
    return language.functions?[name(callee)] == .never
  }
}
