internal import HostLanguages

/// Which functions may send what their callers tell them: those that hand something that depends on their parameters to a
/// sink, and those that hand it to such a function.
///
/// Wide where it is not known what a call means: it only tells which calls are worth following.
struct Senders: Sendable {
  private var places: Set<CodePlace> = []
  /// The names of these functions.
  private(set) var names: Set<String> = []
  /// Functions that call a function which their callers hand them.
  private var callingParameters: Set<CodePlace> = []
  /// The sinks that no manifest lists.
  private(set) var observed = ObservedSinks()

  init() {}

  init(_ units: [SourceUnit], linker: Linker, models: CallModels) {
    var graph = SenderGraph()
    for (unit, source) in units.enumerated() {
      var reader = DependentCalls(
        of: source, receivers: linker.sendingQueries(in: unit, source), members: linker.membersByName(in: unit, source))
      reader.read()
      graph.add(
        reader, of: source, CallTargets(unit: unit, source: source, linker: linker),
        sinks: models.functions.union(linker.sending(in: unit, source)))
    }
    graph.spread()
    // What shows by itself how it sends is followed.
    observed = ObservedSinks(units).without { graph.sends($0, in: $1) }
    graph.noteCallers { observed.positions(named: $0, in: $1) != nil }
    graph.spread()
    places = graph.senders
    names = graph.namesOfSenders
    callingParameters = graph.callingParameters
  }

  func contains(_ function: FunctionReference) -> Bool {
    places.contains(CodePlace(function))
  }

  func callsParameter(_ function: FunctionReference) -> Bool {
    callingParameters.contains(CodePlace(function))
  }
}

/// Who hands what depends on parameters to whom.
private struct SenderGraph {
  private(set) var senders: Set<CodePlace> = []
  private var open: [CodePlace] = []
  private var callers: [CodePlace: Set<CodePlace>] = [:]
  /// Who calls a function of a name.
  private var callersOfAny: [Name: Set<CodePlace>] = [:]
  /// The same, where it is not known which function of the name.
  private var callersByName: [Name: Set<CodePlace>] = [:]
  private var named: [Name: [CodePlace]] = [:]
  private var name: [CodePlace: Name] = [:]
  private var sendersByName: [Name: Int] = [:]
  private var callingTheirOwn: Set<CodePlace> = []

  /// Of a function, in one of the languages that call each other's.
  private struct Name: Hashable {
    var language: String
    var name: String
  }

  /// Functions that call a parameter, and those that hand one on to such a function.
  var callingParameters: Set<CodePlace> {
    var found = callingTheirOwn
    var open = Array(found)
    while let place = open.popLast() {
      var callers = callers[place] ?? []
      if let name = name[place], named[name]?.count == 1 { callers.formUnion(callersByName[name] ?? []) }
      for caller in callers where found.insert(caller).inserted { open.append(caller) }
    }
    return found
  }

  var namesOfSenders: Set<String> { Set(sendersByName.keys.map(\.name)) }

  mutating func add(_ calls: DependentCalls, of source: SourceUnit, _ targets: CallTargets, sinks: Set<String>) {
    let language = source.language.family
    for function in calls.functions {
      let place = CodePlace(unit: targets.unit, node: function.node)
      let known = Name(language: language, name: function.name)
      name[place] = known
      named[known, default: []].append(place)
    }
    callingTheirOwn.formUnion(calls.callingParameters.map { CodePlace(unit: targets.unit, node: $0) })
    for call in calls.calls {
      let enclosing = call.functions.map { CodePlace(unit: targets.unit, node: $0) }
      let name = source.program.name(call.callee)
      if sinks.contains(name) {
        for function in enclosing { note(function) }
        continue
      }
      callersOfAny[Name(language: language, name: name), default: []].formUnion(enclosing)
      switch targets.targets(of: call, beside: calls) {
      case .functions(let functions):
        for function in functions { callers[function, default: []].formUnion(enclosing) }
      case .anyNamed: callersByName[Name(language: language, name: name), default: []].formUnion(enclosing)
      }
    }
  }

  /// Goes from those that send to those that tell them what.
  mutating func spread() {
    while let place = open.popLast() {
      for caller in callers[place] ?? [] { note(caller) }
      guard let name = name[place] else { continue }
      // Of a name that most functions have for something else, a call tells nothing.
      let count = sendersByName[name, default: 0]
      guard 2 * count >= named[name, default: []].count else { continue }
      for caller in callersByName.removeValue(forKey: name) ?? [] { note(caller) }
    }
  }

  /// Whether a function of that name sends.
  func sends(_ name: String, in family: String) -> Bool { sendersByName[Name(language: family, name: name)] != nil }

  /// Takes in that functions of some names send, whatever is known of them.
  mutating func noteCallers(of isSink: (_ name: String, _ family: String) -> Bool) {
    for (name, callers) in callersOfAny where isSink(name.name, name.language) {
      for caller in callers { note(caller) }
    }
  }

  private mutating func note(_ function: CodePlace) {
    guard senders.insert(function).inserted else { return }
    if let name = name[function] { sendersByName[name, default: 0] += 1 }
    open.append(function)
  }
}
