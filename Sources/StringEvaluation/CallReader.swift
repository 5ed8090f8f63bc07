internal import HostLanguages
internal import SourceModel

/// Reads a program for its functions and for what they call and hand over.
struct CallReader {
  private(set) var outline = CallOutline()
  private let language: LanguageManifest
  private let rules: EntryPointRules
  let program: Program
  private var routers: RouterPrefixes

  /// Where the reader is.
  private struct Place {
    /// Position among the functions.
    var function = 0
    var qualified = ""
    var owner = ""
    var depth = 0
  }

  init(_ source: SourceUnit) {
    program = source.program
    language = source.language
    rules = source.language.entryPoints ?? EntryPointRules()
    routers = RouterPrefixes(source.program, rules)
  }

  mutating func read() {
    let all = program.range(program.root)
    outline.functions = [
      CallOutline.Function(node: program.root, name: "", qualifiedName: "", owner: "", range: all)
    ]
    visit(program.root, Place())
    outline.routers = routers
  }

  private mutating func visit(_ node: Program.ID, _ place: Place) {
    guard place.depth < 400 else { return }
    var place = place
    place.depth += 1
    switch program.operation(node) {
    case .function: define(node, as: program.name(node), place)
    case .type: visitType(node, place)
    case .assign, .pair, .keyword:
      routers.noteAssignment(node)
      // `const find = () => …`, `{find: () => …}`
      if let function = program.children(node).last, program.operation(function) == .function {
        define(function, as: nameBound(by: node), place)
      } else {
        visitChildren(of: node, place)
      }
    case .call: visitCall(node, place)
    case .read where language.callsByName == true:
      note(node, isReference: true, place)
    case .nothing, .import, .imported, .text, .scalar, .read: break
    default: visitChildren(of: node, place)
    }
  }

  private mutating func visitChildren(of node: Program.ID, _ place: Place) {
    for child in program.children(node) { visit(child, place) }
  }

  private func nameBound(by node: Program.ID) -> String {
    if program.operation(node) == .keyword { return program.name(node) }
    return program.child(node, 0).map { program.name($0) } ?? ""
  }

  /// A function without a name is a part of what it stands in.
  private mutating func define(_ node: Program.ID, as name: String, _ place: Place, entry: CallOutline.Entry? = nil) {
    var inner = place
    if !name.isEmpty || entry != nil {
      inner.function = outline.functions.count
      let shown = name.isEmpty ? entry?.label ?? "" : name
      inner.qualified = place.qualified.isEmpty ? shown : place.qualified + "." + shown
      outline.functions.append(
        CallOutline.Function(
          node: node, name: name, qualifiedName: inner.qualified, owner: place.owner, range: program.range(node),
          entries: entry.map { [$0] } ?? []))
    }
    let outer = routers
    if let body = program.children(node).last { visit(body, inner) }
    routers = outer
  }

  private mutating func visitType(_ node: Program.ID, _ place: Place) {
    var inner = place
    let name = program.name(node)
    inner.owner = name
    inner.qualified = place.qualified.isEmpty ? name : place.qualified + "." + name
    for child in program.children(node) where [.read, .member].contains(program.operation(child)) {
      outline.bases[name, default: []].insert(program.name(child))
    }
    visitChildren(of: node, inner)
  }
}

// Calls.
extension CallReader {
  private mutating func visitCall(_ node: Program.ID, _ place: Place) {
    guard let callee = program.child(node, 0) else { return visitChildren(of: node, place) }
    note(callee, isReference: false, place)
    if program.operation(callee) == .member {
      visitChildren(of: callee, place)
    } else if program.operation(callee) != .read {
      visit(callee, place)
    }
    let name = program.name(callee).split(separator: ".").last.map(String.init) ?? ""
    if language.mixins?.contains(name) == true, !place.owner.isEmpty {
      for argument in arguments(of: node) { outline.bases[place.owner, default: []].insert(program.name(argument)) }
    }
    if let rule = rules.objects?[name] { return registerMembers(of: node, rule, place) }
    if let entry = entry(of: node, callee) { return register(node, entry, place) }
    let outer = routers
    routers.noteLambdas(of: node)
    for argument in arguments(of: node) { handOver(argument, place) }
    routers = outer
  }

  private func arguments(of call: Program.ID) -> ArraySlice<Program.ID> { program.children(call).dropFirst() }

  /// What is handed over may be called by whoever takes it.
  private mutating func handOver(_ argument: Program.ID, _ place: Place) {
    switch program.operation(argument) {
    case .read, .member:
      note(argument, isReference: true, place)
      if program.operation(argument) == .member { visitChildren(of: argument, place) }
    case .list:
      if let method = methodByText(argument, place) {
        outline.calls.append(method)
      } else {
        for child in program.children(argument) { handOver(child, place) }
      }
    case .keyword, .spread:
      if let value = program.children(argument).last, program.operation(value) != .function {
        handOver(value, place)
      } else {
        visit(argument, place)
      }
    default: visit(argument, place)
    }
  }

  /// `[$this, 'find']`, `[UserController::class, 'index']`
  private func methodByText(_ list: Program.ID, _ place: Place) -> CallOutline.Call? {
    let children = program.children(list)
    guard children.count == 2, let object = children.first, let name = children.last,
      program.operation(name) == .text, [.read, .member].contains(program.operation(object))
    else { return nil }
    let isClass = program.operation(object) == .member
    return CallOutline.Call(
      caller: place.function, name: program.name(name),
      receiver: receiver(isClass ? program.child(object, 0) : object), offset: program.range(list).start,
      isReference: true)
  }

  private mutating func note(_ callee: Program.ID, isReference: Bool, _ place: Place) {
    if let call = call(callee, isReference: isReference, place) { outline.calls.append(call) }
  }

  private func call(_ callee: Program.ID, isReference: Bool, _ place: Place) -> CallOutline.Call? {
    let written = program.name(callee)
    let parts = written.split { ".\\:".contains($0) }
    guard let name = parts.last else { return nil }
    var receiver = CallOutline.Receiver.none
    if program.operation(callee) == .member {
      receiver = self.receiver(program.child(callee, 0))
    } else if program.operation(callee) != .read {
      return nil
    } else if parts.count > 1 {
      receiver = .named(String(parts[parts.count - 2]))
    }
    return CallOutline.Call(
      caller: place.function, name: String(name), receiver: receiver, offset: program.range(callee).start,
      isReference: isReference)
  }

  private func receiver(_ node: Program.ID?) -> CallOutline.Receiver {
    guard let node else { return .unknown }
    switch program.operation(node) {
    case .read, .member:
      let name = program.name(node)
      if program.operation(node) == .read {
        if language.selfNames?.contains(name) == true { return .own }
        if language.superNames?.contains(name) == true { return .base }
      }
      return name.split { ".\\:".contains($0) }.last.map { .named(String($0)) } ?? .unknown
    case .call:
      // `new Order().find()`, `super().find()`, `OrderStore.new.find`, `get_store().find()`
      guard let callee = program.child(node, 0) else { return .unknown }
      if program.operation(callee) == .member, program.name(callee) == language.instantiator {
        return receiver(program.child(callee, 0))
      }
      return receiver(callee)
    default: return .unknown
    }
  }
}

// Functions that frameworks call.
extension CallReader {
  private func entry(of call: Program.ID, _ callee: Program.ID) -> CallOutline.Entry? {
    guard let calls = rules.calls else { return nil }
    let name = program.name(callee)
    var rule = calls[name]
    if program.operation(callee) == .member, let owner = program.child(callee, 0) {
      rule = calls[program.name(owner) + "." + name] ?? rule
    }
    guard let rule else { return nil }
    let prefix = rule.kind == .route ? routers.prefix(ofRegistrationBy: callee) : ""
    let label = prefix.joined(withPath: arguments(of: call).lazy.compactMap { self.label($0) }.first ?? "")
    if rule.path == true, !label.hasPrefix("/") { return nil }
    let words = [rule.verb ?? "", label].filter { !$0.isEmpty }
    return CallOutline.Entry(
      kind: rule.kind, label: words.joined(separator: " "), offset: program.range(call).start)
  }

  /// The text of an argument, or the key of a pair.
  private func label(_ argument: Program.ID) -> String? {
    switch program.operation(argument) {
    case .text: program.name(argument)
    case .pair, .list: program.child(argument, 0).flatMap { label($0) }
    default: nil
    }
  }

  private mutating func register(_ call: Program.ID, _ entry: CallOutline.Entry, _ place: Place) {
    for argument in arguments(of: call) { register(argument, as: entry, place, depth: 0) }
  }

  /// Functions that are written there are entry points; those that are named there will be when names are joined.
  private mutating func register(
    _ argument: Program.ID, as entry: CallOutline.Entry, _ place: Place, depth: Int
  ) {
    guard depth < 12 else { return }
    switch program.operation(argument) {
    case .function: define(argument, as: program.name(argument), place, entry: entry)
    case .read, .member: add(call(argument, isReference: true, place), as: entry)
    case .text:
      // `UserController@index`, `users#index`
      let parts = program.name(argument).split { "@#".contains($0) }
      guard parts.count == 2 else { return }
      add(
        CallOutline.Call(
          caller: place.function, name: String(parts[1]), receiver: .named(String(parts[0])),
          offset: program.range(argument).start, isReference: true), as: entry)
    case .list where methodByText(argument, place) != nil: add(methodByText(argument, place), as: entry)
    case .call:
      // `views.Orders.as_view()`, `get(list).post(create)`
      let callee = program.child(argument, 0)
      if let callee, program.operation(callee) == .member, let object = program.child(callee, 0) {
        register(object, as: entry, place, depth: depth + 1)
      }
      for inner in arguments(of: argument) { register(inner, as: entry, place, depth: depth + 1) }
    default:
      for child in program.children(argument) { register(child, as: entry, place, depth: depth + 1) }
    }
  }

  private mutating func add(_ handler: CallOutline.Call?, as entry: CallOutline.Entry) {
    guard let handler else { return }
    outline.registrations.append(CallOutline.Registration(entry: entry, handler: handler))
  }

  /// `&cobra.Command{Use: "sync", RunE: runSync}`
  private mutating func registerMembers(of call: Program.ID, _ rule: EntryPointRules.ObjectRule, _ place: Place) {
    let pairs = arguments(of: call).flatMap { argument in
      [.list, .map].contains(program.operation(argument)) ? Array(program.children(argument)) : [argument]
    }
    var members: [String: Program.ID] = [:]
    for pair in pairs where [.pair, .keyword].contains(program.operation(pair)) {
      if let value = program.children(pair).last { members[nameBound(by: pair)] = value }
    }
    let label = members[rule.label].map { program.name($0) } ?? ""
    let entry = CallOutline.Entry(kind: rule.kind, label: label, offset: program.range(call).start)
    for handler in rule.handlers {
      if let value = members[handler], program.operation(value) != .function {
        register(value, as: entry, place, depth: 0)
      } else if let value = members[handler] {
        define(value, as: "", place, entry: entry)
      }
    }
  }
}
