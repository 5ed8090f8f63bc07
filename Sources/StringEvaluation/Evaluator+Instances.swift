internal import HostLanguages
internal import QueryTemplates

/// Objects that are told their parts call by call: `query.from("orders").where("id = ?")`.
///
/// A call on such an object is followed with the object's members in place, and what they hold at its end is what the
/// object is told.
extension Evaluator {
  /// A new object. Where its functions make no text of members that they set, only its type counts.
  func made(_ type: TypeReference, with arguments: CallArguments) -> Value {
    let members = toldMembers(of: type)
    guard !members.isEmpty else { return .object(type) }
    var instance = Instance(type: type, members: [:])
    for member in members.sorted() { instance.members[member] = valueInBody(member, of: type) ?? .nothing }
    guard let constructor = linker.constructor(of: type) else { return .instance(instance) }
    var arguments = arguments
    arguments.object = instance
    return .instance(outcome(telling: linker.function(constructor, calledOn: type), arguments)?.object ?? instance)
  }

  /// An object that is written with its members.
  func made(_ type: TypeReference, of entries: [Value.Entry]) -> Value {
    let members = toldMembers(of: type)
    guard !members.isEmpty else { return .object(type) }
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
    guard program.operation(call.callee) == .member, !isSuper(program.child(call.callee, 0), in: frame.unit) else {
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
      !isOwnObject(object, frame)
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

  /// Sets a member of an object that a variable holds.
  ///
  /// - Returns: whether it holds one.
  func setMember(_ target: Program.ID, _ frame: inout Frame, _ change: (Value) -> Value) -> Bool {
    let program = units[frame.unit].program
    guard program.operation(target) == .member, let object = program.child(target, 0),
      let path = path(of: object, in: frame.unit), case .instance(var instance)? = frame.environment[path]
    else { return false }
    let member = program.name(target)
    instance.members[member] = change(instance.members[member] ?? .nothing)
    frame.environment[path] = .instance(instance)
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
    return isSuper(object, in: frame.unit)
      || program.operation(object) == .read && program.name(object) == frame.tracked?.name
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
  private func toldMembers(of type: TypeReference) -> Set<String> {
    if let known = knownToldMembers[type] { return known }
    let lineage = linker.lineage(of: type)
    var told = lineage.reduce(into: Set<String>()) { told, declared in
      for members in declared.changing.values { told.formUnion(members) }
    }
    if !(1...limits.membersOfObject ~= told.count && makesTexts(of: told, lineage)) { told = [] }
    knownToldMembers[type] = told
    return told
  }

  private func makesTexts(of members: Set<String>, _ lineage: [Declarations.TypeDeclaration]) -> Bool {
    let grows = lineage.contains { !$0.growing.isEmpty }
    return lineage.flatMap(\.functions.values).contains { function in
      let made = TextMembers(members, in: function, units[function.unit])
      return made.sends || made.joins && (grows || made.hasStatement)
    }
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
