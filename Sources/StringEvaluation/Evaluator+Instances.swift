internal import HostLanguages
internal import QueryTemplates

/// Which members of a type's objects its functions set, and what they make of them.
struct ToldMembers {
  enum Use {
    /// They are given as they are: the objects that the type's own body makes are told apart, those of an enumeration.
    case values
    /// Texts are made of them, parts of statements: objects are told apart where they are made with texts.
    case parts
    /// Statements are made of them, or texts that grow.
    case statements
  }

  var names: Set<String>
  var use: Use
}

/// Objects that are told their parts call by call: `query.from("orders").where("id = ?")`.
///
/// A call on such an object is followed with the object's members in place, and what they hold at its end is what the
/// object is told.
extension Evaluator {
  /// A new object. Where its functions make no text of members that they set, only its type counts.
  ///
  /// - Parameter isInBody: whether it is made in the body of its type.
  func made(_ type: TypeReference, with arguments: CallArguments, inBody isInBody: Bool = false) -> Value {
    let told = toldMembers(of: type)
    guard isToldApart(told, by: arguments.all.map(\.value), inOwnBody: isInBody) else { return .object(type) }
    return .instance(constructed(type, with: arguments, told.names))
  }

  /// What the constructor makes of a new object.
  func constructed(_ type: TypeReference, with arguments: CallArguments, _ members: Set<String>) -> Instance {
    var instance = Instance(type: type, members: [:])
    for member in members.sorted() { instance.members[member] = valueInBody(member, of: type) ?? .nothing }
    guard let constructor = linker.constructor(of: type) else {
      for (position, field) in linker.fields(of: type).enumerated() where members.contains(field) {
        if let value = arguments.value(named: field) ?? arguments.value(at: position) {
          instance.members[field] = value
        }
      }
      return instance
    }
    var arguments = arguments
    arguments.object = instance
    return outcome(telling: linker.function(constructor, calledOn: type), arguments)?.object ?? instance
  }

  private func isToldApart(_ told: ToldMembers, by values: [Value], inOwnBody isInBody: Bool) -> Bool {
    guard !told.names.isEmpty else { return false }
    return switch told.use {
    case .statements: true
    case .parts: values.contains(where: \.hasText)
    case .values: isInBody && values.contains(where: \.hasText)
    }
  }

  /// An object that is written with its members.
  func made(_ type: TypeReference, of entries: [Value.Entry]) -> Value {
    let told = toldMembers(of: type)
    guard isToldApart(told, by: entries.map(\.value), inOwnBody: false) else { return .object(type) }
    let members = told.names
    var instance = Instance(type: type, members: [:])
    let lineage = linker.lineage(of: type)
    for member in members where units[type.unit].language.membersBeginEmpty == true {
      let isList = lineage.contains { $0.grownLists.contains(member) }
      instance.members[member] = isList ? .list([]) : .emptyText
    }
    for entry in entries { instance.members[entry.key] = entry.value }
    for member in members where instance.members[member] == nil { instance.members[member] = .nothing }
    return .instance(instance)
  }

  /// The object on which a call goes on: what stands in front of the dot, or the one whose function calls another one of it.
  func instance(ofCall call: Call, _ functions: [FunctionReference], _ frame: Frame) -> Instance? {
    let program = units[frame.unit].program
    guard program.operation(call.callee) == .member, !call.isOnOwnObject else {
      return ownInstance(for: functions, frame)
    }
    guard let instance = call.receiver?.instance else { return nil }
    let embedded = functions.first?.owner.flatMap { instance.members[$0.name]?.instance }
    return [embedded, instance].compactMap { $0 }.first { has(functions, $0.type) }
  }

  /// The object whose function is being followed, where other functions of it are meant by their names alone, or by `super`.
  func ownInstance(for functions: [FunctionReference], _ frame: Frame) -> Instance? {
    guard let tracked = frame.tracked, has(functions, tracked.start.type) else { return nil }
    return current(in: frame)
  }

  private func has(_ functions: [FunctionReference], _ type: TypeReference) -> Bool {
    functions.allSatisfy { $0.owner.map { linker.isMade(type, from: $0) } ?? false }
  }

  /// Takes over what a call has told the object that it was made on.
  ///
  /// - Returns: what the call gives, if it was followed.
  func tell(_ instance: Instance, by functions: [FunctionReference], _ call: Call, _ frame: inout Frame) -> Value? {
    guard functions.count == 1, let function = functions.first, changesObject(function, instance.type),
      let outcome = outcome(telling: function, call.arguments), let after = outcome.object
    else { return nil }
    let program = units[frame.unit].program
    if call.receiver?.instance.map({ $0.type != after.type }) == true {
      // What is embedded is told for itself.
    } else if let object = program.operation(call.callee) == .member ? program.child(call.callee, 0) : nil,
      !call.isOnOwnObject, !isOwnObject(object, frame)
    {
      if let path = path(of: object, in: frame.unit) { frame.environment[path] = .instance(after) }
    } else if let tracked = frame.tracked {
      for (member, value) in after.members {
        frame.environment[tracked.path(member)] = value
        if !tracked.parameters.contains(member) { frame.environment[member] = nil }
      }
    }
    return outcome.result
  }

  /// What the object is by now whose function is being followed.
  func current(in frame: Frame) -> Instance? {
    frame.tracked?.current(
      in: frame.environment, isImplicit: units[frame.unit].language.implicitSelf == true)
  }

  /// Puts the members of the object among the variables of a function that is called on it.
  func track(_ instance: Instance, in function: FunctionReference, _ frame: inout Frame) {
    let program = units[function.unit].program
    guard let name = objectName(in: function) else { return }
    let parameters = program.parameters(ofFunction: function.node)
    let tracked = TrackedObject(
      start: instance, name: name,
      changed: function.owner.flatMap { linker.declaration(of: $0)?.changing[function.name] } ?? [],
      parameters: Set(parameters.map { program.name($0) }))
    frame.tracked = tracked
    for (member, value) in instance.members { frame.environment[tracked.path(member)] = value }
    // Parameters that are members, too.
    for parameter in parameters {
      guard let member = program.child(parameter, 3).map({ program.name($0) }), instance.members[member] != nil else {
        continue
      }
      frame.environment[tracked.path(member)] = frame.environment[program.name(parameter)]
    }
  }

  /// Sets a member of an object that a variable holds, or of a map where it is written as one.
  ///
  /// - Returns: whether it holds one.
  func setMember(_ target: Program.ID, _ frame: inout Frame, _ change: (Value) -> Value) -> Bool {
    let program = units[frame.unit].program
    guard program.operation(target) == .member, let object = program.child(target, 0),
      let path = path(of: object, in: frame.unit), let held = frame.environment[path]
    else { return false }
    let member = program.name(target)
    switch held {
    case .instance(var instance):
      instance.members[member] = change(instance.members[member] ?? .nothing)
      frame.environment[path] = .instance(instance)
    case .map where frame.environment[path + "." + member] == nil:
      frame.environment[path] = .setting(held, key: .words(member), listsAreMaps: false, change)
    default: return false
    }
    return true
  }

  private func outcome(telling function: FunctionReference, _ arguments: CallArguments) -> FollowedCalls.Outcome? {
    guard !activeGrowers.contains(function), activeGrowers.count < limits.tellings else { return nil }
    let depth = callDepth
    if let known = outcome(of: function, arguments, atDepth: depth), known.object != nil { return known }
    return followForChanges(function, arguments, atDepth: depth)
  }

  private func isOwnObject(_ object: Program.ID, _ frame: Frame) -> Bool {
    let program = units[frame.unit].program
    return program.operation(object) == .read && program.name(object) == frame.tracked?.name
  }

  /// What the constructors of a type's bases set, as its own constructor calls them: texts, lists and objects.
  func membersHandedToBases(by type: Declarations.TypeDeclaration) -> [String: Value] {
    let reference = type.reference
    if let known = knownHandedMembers[reference] { return known }
    knownHandedMembers[reference] = [:]
    let members = linker.membersSetByConstructors(ofBasesOf: reference)
    var found: [String: Value] = [:]
    for (member, value) in constructed(reference, with: .any, members).members {
      switch value.resolved {
      case .text(let template) where template.hasText: found[member] = value
      case .list, .map, .object, .instance: found[member] = value
      default: break
      }
    }
    knownHandedMembers[reference] = found
    return found
  }

  /// The text that an object gives of itself where one is needed; other values as they are.
  func asText(_ value: Value) -> Value {
    guard let type = value.objectType, let names = units[type.unit].language.textMethods,
      let function = names.lazy.compactMap({ [linker] in linker.function($0, of: type) }).first
    else { return value }
    var arguments = CallArguments()
    arguments.object = value.instance
    let called = linker.function(function, calledOn: type)
    return given(by: [called], arguments, written: type.name)
  }

  /// What a function calls its object.
  private func objectName(in function: FunctionReference) -> String? {
    let program = units[function.unit].program
    if let names = units[function.unit].language.selfNames {
      let first = program.children(function.node).first.map { program.name($0) }
      return names.first { $0 == first } ?? names.first
    }
    // Go's receiver is a variable of the type.
    guard let body = program.children(function.node).last, let receiver = program.children(body).first,
      program.operation(receiver) == .assign, let target = program.child(receiver, 0),
      program.child(receiver, 1).map({ program.name($0) }) == function.owner?.name
    else { return nil }
    return program.name(target)
  }

  /// The members that functions of a type and of its bases set, if it is worth telling its objects apart.
  func toldMembers(of type: TypeReference) -> ToldMembers {
    if let known = knownToldMembers[type] { return known }
    let lineage = linker.lineage(of: type)
    var told = Set(linker.constructor(of: type) == nil ? linker.fields(of: type) : [])
    for members in lineage.flatMap(\.changing.values) { told.formUnion(members) }
    let use = 1...limits.membersOfObject ~= told.count ? use(of: told, in: lineage) : nil
    let members = ToldMembers(names: use == nil ? [] : told, use: use ?? .values)
    knownToldMembers[type] = members
    return members
  }

  /// The most that functions make of members; nil for nothing.
  private func use(of members: Set<String>, in lineage: [Declarations.TypeDeclaration]) -> ToldMembers.Use? {
    let grows = lineage.contains { !$0.growing.isEmpty }
    var (joins, gives) = (false, false)
    for function in lineage.flatMap(\.functions.values) {
      let made = TextMembers(members, in: function, units[function.unit])
      if made.sends || made.joins && (grows || made.hasStatement) { return .statements }
      joins = joins || made.joins
      gives = gives || made.gives
    }
    return joins ? .parts : gives ? .values : nil
  }

  /// Whether a function of an object sets members of it, itself or by others that it calls on it.
  private func changesObject(_ function: FunctionReference, _ type: TypeReference) -> Bool {
    if let known = knownChangers[type]?.contains(function.name) { return known }
    let lineage = linker.lineage(of: type)
    var changers = Set(lineage.flatMap(\.changing.keys))
    var callers: [String: Set<String>] = [:]
    for declared in lineage {
      for own in declared.functions.values {
        let program = units[own.unit].program
        var pending = Array(program.children(own.node).suffix(1))
        while let node = pending.popLast() {
          if program.operation(node) == .call, let callee = program.child(node, 0) {
            callers[program.name(callee), default: []].insert(own.name)
          }
          pending += program.children(node)
        }
      }
    }
    var open = Array(changers)
    while let name = open.popLast() {
      for caller in callers[name] ?? [] where changers.insert(caller).inserted { open.append(caller) }
    }
    knownChangers[type] = changers
    return changers.contains(function.name)
  }
}
