internal import HostLanguages
internal import QueryTemplates
internal import SourceModel

/// What a function leaves to the types that are made from the one whose function it is.
enum DerivedUse {
  case none
  /// They have something of their own in place of what the type has.
  case overridden
  /// The type itself has nothing.
  case open
}

/// Evaluates the functions of one unit abstractly: both arms of every branch, a loop's body once.
///
/// An abstract interpreter over structured programs, so that reaching definitions need no graph: an environment is
/// copied where the control flow forks and merged where it meets (Cousot and Cousot, "Abstract interpretation", 1977).
/// One evaluator serves one unit and shares nothing with others: what comes out does not depend on what was evaluated
/// before.
final class Evaluator {
  let units: [SourceUnit]
  let linker: Linker
  let scripts: ScriptFolder
  let models: CallModels
  let limits: EvaluationLimits
  /// The sites of the unit so far, by the operation that sends or keeps the text.
  var recorder = SiteRecorder()
  /// The functions of the unit that ran out of steps.
  var unfinished: [UnitEvaluation.Unfinished] = []
  /// By what a hole may be called for want of them: names that no unit declares.
  var unresolved: [String: Set<String>] = [:]
  /// Names that no unit declares, of what queries of libraries begin from.
  var namesOfQueries: Set<String> = []
  /// The types of which members were left open, for those made from them to say.
  var openTypes: Set<String> = []
  /// By members that nothing is known of: the types that leave them open.
  var openMembers: [String: Set<String>] = [:]
  /// What the function that is being evaluated has left to the types made from its own.
  var derivedUse = DerivedUse.none
  /// While a call is followed for what it sends.
  var instantiation: Instantiation?
  /// The functions that are being followed for what they add to their arguments.
  var activeGrowers: Set<FunctionReference> = []
  /// The functions that are being followed for what they send.
  var activeFunctions: Set<FunctionReference> = []
  var stepsLeft = 0
  var callDepth = 0
  /// The depth of the innermost call that was followed since the one around it began; `.max` when one was too deep inside.
  var deepestCall = 0
  var depth = 0
  var followedCalls = FollowedCalls()
  /// Of functions by their place, to look it up once.
  var steadiness: [CodePlace: Steadiness] = [:]
  /// How many globals and members are being found: what calls give meanwhile may lack them.
  var unsettled = 0
  private var globals: [Int: Environment] = [:]
  private var globalsInProgress: Set<Int> = []
  /// By name; of those of which nothing is known, nil.
  var members: [TypeReference: [String: Value?]] = [:]
  /// By types; nil while the body of one is being read.
  var knownInitialMembers: [TypeReference: [String: Value]?] = [:]
  var knownMembersInBody: [TypeReference: [String: Value]] = [:]
  /// By functions; nil while one is followed.
  var knownMembersSet: [FunctionReference: [String: Value]?] = [:]
  /// By types; nil while they are looked for.
  var knownPreparedMembers: [TypeReference: [String: Value]?] = [:]
  var membersInProgress: Set<TypeReference> = []
  /// The prepared statements that objects of a type are written with, while they are looked for.
  var writtenStatements: (type: String, members: [String: Value])?
  /// The functions whose calls are looked for, inner ones last.
  var captured: [CapturedCalls] = []
  /// Of functions by their place: whether they call a block, or name one among their parameters.
  var blockTakers: [CodePlace: Bool] = [:]
  /// Of functions: the object that they are declared to give, where its type says all of it.
  var knownWholeResults: [FunctionReference: Value?] = [:]
  /// By types: the members of which their objects are told apart, and the functions that change them.
  var knownToldMembers: [TypeReference: ToldMembers] = [:]
  var knownChangers: [TypeReference: Set<String>] = [:]
  /// By types: the members that constructors of its bases set, as its own constructor calls them.
  var knownHandedMembers: [TypeReference: [String: Value]] = [:]
  /// Of blocks: the functions in them that statements above them name.
  var knownFunctionsAhead: [CodePlace: [Program.ID]] = [:]
  /// By types: where they are written.
  var knownCode: [TypeReference: [TemplateText.Origin]] = [:]
  /// The variables around a lambda where it is written.
  var closures: [FunctionReference: Environment] = [:]

  init(units: [SourceUnit], linker: Linker, scripts: ScriptFolder, models: CallModels, limits: EvaluationLimits) {
    self.units = units
    self.linker = linker
    self.scripts = scripts
    self.models = models
    self.limits = limits
  }

  /// Of the unit that is evaluated for itself.
  private(set) var relevance: Relevance?

  /// Everything that the unit sends or keeps.
  func evaluation(of unit: Int) -> UnitEvaluation {
    guard units[unit].program.root >= 0, !linker.isForeign[unit] else {
      return UnitEvaluation(sites: [], openNames: [])
    }
    let language = units[unit].language
    var sinks = models.functions.union(linker.observedSinks.names(in: language.family))
    sinks.formUnion(linker.sending(in: unit, units[unit]))
    relevance = Relevance(units[unit].program) {
      sinks.contains($0) || linker.maySend(named: $0) || scripts.sectionNames.contains($0)
    }
    var frame = Frame(unit: unit, function: "", isRecording: true)
    frame.environment = globals(of: unit)
    stepsLeft = limits.steps
    let root = units[unit].program.root
    _ = evaluate(root, &frame)
    let holes = recorder.sites.flatMap(\.template.holes).filter { $0.kind != .value }.map(\.name)
    var evaluation = UnitEvaluation(
      sites: recorder.sites, openNames: holes.reduce(into: namesOfQueries) { $0.formUnion(wanted(for: $1)) })
    evaluation.openTypes = holes.reduce(into: openTypes) { $0.formUnion(names(openMembers, for: $1)) }
    evaluation.unfinished = unfinished
    if stepsLeft <= 0 { evaluation.unfinished.append(.init(function: "", range: units[unit].program.range(root))) }
    return evaluation
  }

  /// The names for want of which something is not known, by how it is written.
  func wanted(for written: String) -> Set<String> { names(unresolved, for: written) }

  /// What stands under the words of something that is written.
  private func names(_ known: [String: Set<String>], for written: String) -> Set<String> {
    written.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") })
      .reduce(into: []) { $0.formUnion(known[String($1)] ?? []) }
  }

  /// The variables of a unit's top level after it has run.
  func globals(of unit: Int) -> Environment {
    if let known = globals[unit] { return known }
    guard globalsInProgress.insert(unit).inserted, units[unit].program.root >= 0 else { return Environment() }
    unsettled += 1
    defer {
      globalsInProgress.remove(unit)
      unsettled -= 1
    }
    var frame = Frame(unit: unit, function: "", isRecording: false)
    let outer = (stepsLeft, callDepth, instantiation)
    (stepsLeft, callDepth, instantiation) = (limits.steps, limits.calls, nil)
    _ = evaluate(units[unit].program.root, &frame)
    (stepsLeft, callDepth, instantiation) = outer
    frame.environment.isReached = true
    globals[unit] = frame.environment
    return frame.environment
  }

  /// Evaluates an operation; statements have the value of what they end with.
  @discardableResult
  func evaluate(_ node: Program.ID, _ frame: inout Frame) -> Value {
    let program = units[frame.unit].program
    guard stepsLeft > 0, depth < limits.depth else { return .unknown("…") }
    stepsLeft -= 1
    depth += 1
    defer { depth -= 1 }
    switch program.operation(node) {
    case .text, .scalar, .concatenate, .format, .read, .member, .index, .list, .map, .either, .both, .fallback, .each,
      .repeat:
      return expression(node, &frame)
    case .call: return call(node, &frame)
    case .tagged: return tagged(node, &frame)
    case .object: return object(node, &frame)
    case .address: return program.child(node, 0).map { evaluate($0, &frame) } ?? .nothing
    case .function: return define(node, &frame)
    case .type: return type(node, &frame)
    case .block: return block(node, &frame)
    case .assign: return assign(node, &frame)
    case .append: return append(node, &frame)
    case .branch, .choose: return branch(node, &frame)
    case .loop: return loop(node, &frame)
    case .attempt: return attempt(node, &frame)
    case .return, .raise: return leave(node, &frame)
    case .next:
      frame.skipped = frame.skipped.map { .merged($0, frame.environment) } ?? frame.environment
      frame.environment.isReached = false
      return .nothing
    case .arm, .otherwise, .handler, .finish, .keyword, .spread, .pair, .iteration, .parameter:
      return last(program.children(node), &frame)
    case .unknown, .not, .equal:
      for child in program.children(node) { evaluate(child, &frame) }
      return .unknown("…")
    case .nothing, .mark, .result, .import, .imported, .splice, .same, .skip, .code, .codeElements: return .nothing
    }
  }

  func last(_ nodes: ArraySlice<Program.ID>, _ frame: inout Frame) -> Value {
    var value = Value.nothing
    for node in nodes { value = evaluate(node, &frame) }
    return value
  }
}
