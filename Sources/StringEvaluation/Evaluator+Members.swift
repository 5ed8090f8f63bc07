internal import HostLanguages
internal import QueryTemplates

/// What the body and the functions of a type make of its objects' members.
extension Evaluator {
  /// What they make of one member: only the functions that assign it are followed.
  func ownMember(_ name: String, of type: TypeReference) -> Value? {
    guard let declared = linker.declaration(of: type) else { return nil }
    // A type may be written in several places, as Go's are, one for each method.
    let type = declared.reference
    if let known = members[type]?[name] { return known }
    let mayBeHandedOn = linker.membersSetByConstructors(ofBasesOf: type).contains(name)
    guard linker.mayHaveMember(name, declared) || mayBeHandedOn else {
      members[type, default: [:]][name] = .some(nil)
      return nil
    }
    if let object = wholeObject(inMember: name, of: type) {
      members[type, default: [:]][name] = object
      return object
    }
    return unsettling { () -> Value? in
      let start = initialMembers(of: declared)
      let initial = start?[name]
      // While it is being found it is what it began as, if that is something to add to.
      let grown = declared.functionsGrowing(name)
      members[type, default: [:]][name] = .some(
        initial.flatMap { grown.isEmpty && $0.isPending || !Self.canGrow($0) ? nil : $0 })
      var value = initial
      var isWhole = start != nil
      func set(by function: FunctionReference) -> Value? {
        guard let set = membersSet(by: function, of: declared) else {
          isWhole = false
          return nil
        }
        return set[name]
      }
      let assigning = declared.functionsAssigning(name).filter { $0.name != linker.constructorName(of: type) }
      for function in assigning + linker.fillers(of: type, name) {
        value = set(by: function).map { Self.joined(value, $0) } ?? value
      }
      if value == nil, !grown.isEmpty {
        // A base's member that this type's functions add to.
        value = linker.bases(of: type).lazy.compactMap { self.ownMember(name, of: $0) }.first
      }
      if isWithoutValue(name, of: declared, value) {
        value = declared.grownLists.contains(name) ? .list([]) : .emptyText
      }
      if value == nil, mayBeHandedOn { value = membersHandedToBases(by: declared)[name] }
      if !grown.isEmpty, let begun = value, Self.canGrow(begun) {
        members[type]?[name] = begun
        let added = grown.compactMap(set).filter(Self.canGrow)
        if !added.isEmpty { value = .grown(begun, byAnyOf: added) }
      }
      let statements = knownStatements(of: type)
      if statements == nil { isWhole = false }
      value = objectInField(name, of: type) ?? statements?[name] ?? value
      if value?.isUnknown != false {
        value = memberOfConstants(name, of: type) ?? declaredObject(inMember: name, of: type) ?? value
      }
      members[type]?[name] = isWhole ? .some(value) : nil
      return value
    }
  }

  /// Finds something that does not depend on who asks for it first: what is sent on the way, the call does not send that is
  /// being followed.
  private func unsettling<Found>(_ find: () -> Found) -> Found {
    let outer = (stepsLeft, depth, callDepth, instantiation)
    unsettled += 1
    defer {
      (stepsLeft, depth, callDepth, instantiation) = outer
      unsettled -= 1
    }
    (depth, callDepth, instantiation) = (0, 0, nil)
    return find()
  }

  /// An empty text is only there until a method gives another; an empty list may be any where a method sets what is not known.
  private static func joined(_ known: Value?, _ value: Value) -> Value {
    guard let known, !(value.hasText && known.constant?.isEmpty == true) else { return value }
    if case .unknown(let written) = value.resolved { return .orAnything(known, named: written) }
    return .merged(known, value)
  }

  /// What members begin as, by the type's body, by the objects that are written, and by the constructor; nil while the body is
  /// being read.
  private func initialMembers(of type: Declarations.TypeDeclaration) -> [String: Value]? {
    let reference = type.reference
    if let known = knownInitialMembers[reference] { return known }
    knownInitialMembers[reference] = .some(nil)
    var found = membersInBody(of: reference)
    for (unit, name, value) in linker.writtenMembers(of: reference) {
      stepsLeft = limits.stepsOfCall
      var frame = Frame(unit: unit, function: "", isRecording: false)
      let known = evaluate(value, &frame).resolved
      guard known.hasText || known.preparedText != nil || known.elements != nil else { continue }
      found[name] = found[name].map { .merged($0, known) } ?? known
    }
    knownInitialMembers[reference] = found
    if let constructor = type.functions[linker.constructorName(of: reference)],
      let assigned = type.assigning[constructor.name]
    {
      for (name, value) in membersSet(by: constructor, of: type) ?? [:] where assigned.contains(name) {
        // Each object gets what the constructor gives in place of nothing, or of a declaration without a value.
        let begun = found[name]
        let isReplaced =
          begun == .unknown(name) || begun?.isEmptyContainer == true && value.elements != nil
        found[name] = isReplaced ? value.followed : Self.joined(begun, value)
      }
    }
    knownInitialMembers[reference] = found
    return found
  }

  /// A member of any of the objects that the type's own body makes of it, as an enumeration does.
  private func memberOfConstants(_ name: String, of type: TypeReference) -> Value? {
    guard let known = knownInitialMembers[type], let initial = known else { return nil }
    let constants = initial.sorted { $0.key < $1.key }.compactMap { $0.value.isPending ? nil : $0.value.instance }
    let values = constants.filter { $0.type == type }.compactMap { $0.members[name] }
    return values.isEmpty ? nil : .merged(values)
  }

  /// What the body of a type assigns to members.
  private func membersInBody(of type: TypeReference) -> [String: Value] {
    let program = units[type.unit].program
    var frame = Frame(unit: type.unit, function: type.name, owner: type, isRecording: false)
    stepsLeft = limits.stepsOfCall
    for child in program.children(type.node) where program.operation(child) == .block { evaluate(child, &frame) }
    var found: [String: Value] = [:]
    for (path, value) in frame.environment.variables {
      // A method is no value of a member that has its name.
      if case .function(let method) = value, method.name == path { continue }
      let parts = path.split(separator: ".").map(String.init)
      if parts.count == 1 || parts.count == 2 && isSelf(parts[0], in: type.unit) {
        found[parts[parts.count - 1]] = value
      }
    }
    return found
  }

  /// The same of one member, of the type or of a base.
  func valueInBody(_ member: String, of type: TypeReference) -> Value? {
    for declared in linker.lineage(of: type) {
      let reference = declared.reference
      if knownMembersInBody[reference] == nil {
        knownMembersInBody[reference] = [:]
        knownMembersInBody[reference] = unsettling { membersInBody(of: reference) }
      }
      if let value = knownMembersInBody[reference]?[member] { return value }
    }
    return nil
  }

  /// Whether a member is declared without a value and functions only add to it: it begins as nothing. In Go, all begin as that.
  private func isWithoutValue(_ name: String, of type: Declarations.TypeDeclaration, _ value: Value?) -> Bool {
    guard !type.assigns(name), !type.functionsGrowing(name).isEmpty else { return false }
    return value.map { $0 == .nothing || $0 == .unknown(name) }
      ?? (units[type.reference.unit].language.membersBeginEmpty == true)
  }

  /// The statements that are kept prepared in members of a type; nil while they are looked for.
  private func knownStatements(of type: TypeReference) -> [String: Value]? {
    if let known = knownPreparedMembers[type] { return known }
    knownPreparedMembers[type] = .some(nil)
    let found = preparedMembers(of: type)
    knownPreparedMembers[type] = found
    return found
  }

  /// The object of one of the repository's types that a field is declared to hold.
  private func objectInField(_ name: String, of type: TypeReference) -> Value? {
    let program = units[type.unit].program
    for field in program.children(type.node) where program.operation(field) == .assign {
      guard let target = program.child(field, 0), program.name(target) == name, let source = program.child(field, 1)
      else { continue }
      var frame = Frame(unit: type.unit, function: "", isRecording: false)
      if let held = evaluate(source, &frame).objectType { return .object(held) }
    }
    return nil
  }

  /// Texts, and lists of what is none of the code's own: of listeners, nothing is said.
  private static func canGrow(_ value: Value) -> Bool {
    switch value.resolved {
    case .text: true
    case .list(let elements): elements.allSatisfy { $0.value.resolved.isTextOrUnknown }
    default: false
    }
  }

  /// What a function of a type makes of its members; nil while it is being followed for that.
  private func membersSet(by function: FunctionReference, of type: Declarations.TypeDeclaration) -> [String: Value]? {
    if let known = knownMembersSet[function] { return known }
    knownMembersSet[function] = .some(nil)
    stepsLeft = limits.stepsOfCall
    let found = Dictionary(members(of: type.reference, setBy: function, followed(function))) { .merged($0, $1) }
    knownMembersSet[function] = found
    return found
  }

  /// What a function's variables say of the members of a type's objects: its own, and those that its variables hold.
  func members(
    of type: TypeReference, setBy function: FunctionReference, _ frame: Frame
  ) -> [(name: String, value: Value)] {
    let isOwn = function.owner?.name == type.name
    let bare = isOwn ? membersByNameAlone(in: function, of: type) : []
    return frame.environment.variables.compactMap { path, value in
      let parts = path.split(separator: ".").map(String.init)
      switch parts.count {
      case 1: return bare.contains(path) ? (path, value) : nil
      case 2:
        let isMember = isOwn && isSelf(parts[0], in: function.unit) || frame.environment[parts[0]]?.isOf(type) == true
        return isMember ? (parts[1], value) : nil
      default: return nil
      }
    }
  }

  /// The members of its object that their names alone stand for in a function.
  private func membersByNameAlone(in function: FunctionReference, of type: TypeReference) -> Set<String> {
    guard units[function.unit].language.implicitSelf == true, let declared = linker.declaration(of: type) else {
      return []
    }
    let program = units[function.unit].program
    return declared.members.subtracting(program.parameters(ofFunction: function.node).map { program.name($0) })
  }

  /// A function's variables after it has run with any arguments.
  func followed(_ function: FunctionReference) -> Frame {
    var frame = Frame(following: function, named: function.name)
    bindParameters(of: function, to: CallArguments(), &frame)
    body(of: function, &frame)
    return frame
  }
}

extension Value {
  fileprivate var isEmptyContainer: Bool {
    switch resolved {
    case .list([]), .map([], isOpen: false): true
    default: false
    }
  }

  fileprivate var isTextOrUnknown: Bool {
    switch self {
    case .text, .sql, .unknown, .literal: true
    case .list(let elements): elements.allSatisfy { $0.value.isTextOrUnknown }
    default: false
    }
  }

  /// Whether the value is of a type of that name, or the type itself.
  fileprivate func isOf(_ type: TypeReference) -> Bool {
    switch self {
    case .object(let own), .type(let own): own.name == type.name
    case .instance(let instance): instance.type.name == type.name
    default: false
    }
  }
}
