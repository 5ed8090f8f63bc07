internal import HostLanguages
internal import QueryTemplates
internal import SourceModel

extension Evaluator {
  /// Follows a call into a function that sends what its callers tell it, and notes the caller as a site of what comes out.
  ///
  /// Only a text in which something stands that the call hands over is the caller's, or something that the type of the
  /// object says, whose base's function it is. What the function sends whoever calls it is a site of its own.
  func instantiate(_ function: FunctionReference, _ arguments: CallArguments, at call: Call, _ frame: inout Frame) {
    guard !activeFunctions.contains(function) else { return }
    guard frame.isRecording || instantiation != nil else { return }
    // Of a base's function that is evaluated for one type after the other, no type is the caller's.
    let object = frame.isRecording && frame.object != nil ? nil : function.object
    let lambdas = lambdas(in: arguments)
    let handed = HandedOrigins(
      texts: arguments.origins.union(arguments.object.map { toldOrigins(of: $0) } ?? []),
      pieces: (object.map { declarations(of: $0, below: function.owner) } ?? []) + lambdas)
    guard !handed.isEmpty, closures[function] != nil || instantiation?.isTold(by: handed) != false else { return }
    for (place, sent) in Self.settled(texts(sentBy: function, arguments, handed)) {
      // What a lambda sends that is written there stands where it sends it.
      if frame.isRecording, lambdas.contains(where: { sent.via.contains(where: $0.holds) }) { continue }
      let caller = self.place(of: call, frame)
      if let instantiation {
        instantiation.note(sent.template, use: sent.use, at: place, via: [caller.step] + sent.via)
      } else {
        // What executes the statement that a helper prepares sends it.
        let use: EvaluatedSite.Use = sent.use == .prepared ? .prepared : .helper
        recorder.record(sent.template, use: use, at: caller, via: sent.via)
      }
    }
  }

  /// In order, without what is only handed on to something else, such as a log, before a sink gets it.
  private static func settled(
    _ texts: [CodePlace: Instantiation.SentText]
  ) -> [(key: CodePlace, value: Instantiation.SentText)] {
    let sent = texts.values.filter(\.use.isSQL).reduce(into: Set<TemplateText.Origin>()) {
      $0.formUnion($1.template.origins)
    }
    return texts.sorted { $0.key < $1.key }.filter { _, text in
      text.use.isSQL || !Set(text.template.origins).isSubset(of: sent)
    }
  }

  /// The same for a function that is handed over with its arguments behind it, to be called with a connection or a
  /// transaction in front of them: `run("name", function, argument, key=argument)`.
  func instantiate(
    _ function: FunctionReference, handedTo callee: FunctionReference, _ arguments: CallArguments, from position: Int,
    at call: Call, _ frame: inout Frame
  ) {
    var handed = arguments
    handed.positional = Array(arguments.positional.dropFirst(position))
    if takesHandle(function, beside: handed) {
      handed.positional.insert(CallArguments.Argument(node: call.node, value: .nothing), at: 0)
    }
    instantiate(function, handed, at: call, &frame)
  }

  /// The function that an argument is: as a name, or as a method of an object of which nothing else is known.
  func callback(_ argument: CallArguments.Argument, _ frame: inout Frame) -> Value {
    if case .unknown = argument.value, units[frame.unit].program.operation(argument.node) == .member,
      let method = linker.onlyFunction(
        named: units[frame.unit].program.name(argument.node), from: frame.unit)
    {
      return .function(method)
    }
    return argument.value
  }

  /// Whether a function's first parameter is for what hands it on: by its name, or because too little is handed over.
  private func takesHandle(_ function: FunctionReference, beside arguments: CallArguments) -> Bool {
    let unit = units[function.unit]
    let parameters = unit.program.parameters(ofFunction: function.node).filter { parameter in
      [.read, .parameter].contains(unit.program.operation(parameter))
        && !isSelf(unit.program.name(parameter), in: function.unit)
    }
    guard let first = parameters.first else { return false }
    let name = unit.program.name(first)
    if arguments.value(named: name) != nil { return false }
    if unit.language.handles?.contains(name) == true { return true }
    let required = parameters.filter { unit.program.operation($0) == .read || unit.program.child($0, 0) == nil }
    let named = required.count { arguments.value(named: unit.program.name($0)) != nil }
    return required.count > arguments.positional.count + named
  }

  /// Where a type and those that it is made from are written, without a base and what that is made from.
  private func declarations(of type: TypeReference, below base: TypeReference?) -> [HandedOrigins.Piece] {
    var places: [HandedOrigins.Piece] = []
    var next: TypeReference? = type
    while let type = next, type != base, places.count < 8, let declared = linker.declaration(of: type)?.reference {
      let range = units[declared.unit].program.range(declared.node)
      let origin = TemplateText.Origin(path: units[declared.unit].path, range: range)
      places.append(HandedOrigins.Piece(unit: declared.unit, origin: origin))
      next = linker.bases(of: type).first
    }
    return places
  }

  /// Where the lambdas are written that a call hands over: what they give may become a part of what is sent.
  private func lambdas(in arguments: CallArguments) -> [HandedOrigins.Piece] {
    arguments.all.compactMap { argument in
      guard case .function(let lambda) = argument.value, lambda.name.isEmpty else { return nil }
      let range = units[lambda.unit].program.range(lambda.node)
      let origin = TemplateText.Origin(path: units[lambda.unit].path, range: range)
      return HandedOrigins.Piece(unit: lambda.unit, origin: origin, isLambda: true)
    }
  }

  private func texts(
    sentBy function: FunctionReference, _ arguments: CallArguments, _ handed: HandedOrigins
  ) -> [CodePlace: Instantiation.SentText] {
    guard activeFunctions.count < limits.helpers else { return [:] }
    let outer = (instantiation, stepsLeft, depth, callDepth, deepestCall)
    let collector = Instantiation(handed: handed)
    instantiation = collector
    activeFunctions.insert(function)
    if outer.0 == nil { stepsLeft = limits.stepsOfHelper }
    (callDepth, deepestCall) = (1, 1)
    var frame = entered(function, named: function.qualifiedName, arguments)
    body(of: function, &frame)
    collector.leaveOut(givenBackBy: frame)
    activeFunctions.remove(function)
    let isWhole = stepsLeft > 0
    let spent = stepsLeft
    let height = deepestCall == .max ? nil : deepestCall
    (instantiation, stepsLeft, depth, callDepth, deepestCall) = outer
    if outer.0 != nil { stepsLeft = spent }
    // What it gives is most often asked for next.
    if isWhole {
      let outcome = FollowedCalls.Outcome(result: returned(in: frame), height: height)
      note(outcome, of: function, arguments, atDepth: callDepth)
    }
    return collector.texts
  }
}

/// An operation of some unit.
struct CodePlace: Hashable, Comparable, Sendable {
  var unit: Int
  var node: Program.ID

  static func < (left: CodePlace, right: CodePlace) -> Bool { (left.unit, left.node) < (right.unit, right.node) }
}

/// What is sent while a call is followed, by the operation that sends it.
final class Instantiation {
  struct SentText {
    var template: Template
    var use: EvaluatedSite.Use
    /// The calls behind the one that is followed, down to the one that sends the text.
    var via: [CallStep]
  }

  fileprivate(set) var texts: [CodePlace: SentText] = [:]
  private let handed: HandedOrigins

  init(handed: HandedOrigins) { self.handed = handed }

  /// Whether a call in what is followed hands on something that the followed one has handed over, or goes on with an object.
  func isTold(by inner: HandedOrigins) -> Bool {
    !inner.pieces.isEmpty || inner.texts.contains(where: handed.holds)
  }

  /// A text of which the call has handed over nothing is not the caller's.
  func note(_ template: Template, use: EvaluatedSite.Use, at place: CodePlace, via: [CallStep]) {
    guard handed.holdSomething(of: template, sentThrough: via) else { return }
    if let known = texts[place] {
      // The way that is found first is the shortest: calls are followed before their values are asked for.
      texts[place]?.template = .oneOf([known.template, template])
      texts[place]?.use = max(known.use, use)
    } else {
      texts[place] = SentText(template: template, use: use, via: via)
    }
  }
}

extension Instantiation {
  /// Of a function that gives back the text that it makes, whoever calls it sends it: what it asks about the text on the way,
  /// by a call of which it is not known that it sends anything, does not.
  fileprivate func leaveOut(givenBackBy frame: Frame) {
    guard texts.values.contains(where: { !$0.use.isSQL }), let returned = frame.returned else { return }
    var origins: Set<TemplateText.Origin> = []
    returned.followed.collectOrigins(into: &origins, depth: 0)
    texts = texts.filter { _, text in text.use.isSQL || !origins.isSuperset(of: text.template.origins) }
  }
}

/// Where that is written which a call hands over.
struct HandedOrigins {
  /// Code of which any text is handed over: of a type of the object, to functions of its bases; of a lambda.
  struct Piece {
    var unit: Int
    var origin: TemplateText.Origin
    var isLambda = false

    func holds(_ step: CallStep) -> Bool { unit == step.unit && origin.range.contains(step.range) }
  }

  /// Of the texts among its arguments.
  var texts: Set<TemplateText.Origin>
  var pieces: [Piece]

  var isEmpty: Bool { texts.isEmpty && pieces.isEmpty }

  /// Whether a text is among it, or is written in one of its pieces.
  func holds(_ origin: TemplateText.Origin) -> Bool {
    texts.contains(origin)
      || pieces.contains { $0.origin.path == origin.path && $0.origin.range.contains(origin.range) }
  }

  /// Whether something of it stands in a template. What is sent within a piece, nobody hands over, nor what a lambda hands on
  /// by itself.
  func holdSomething(of template: Template, sentThrough via: [CallStep]) -> Bool {
    var others = self
    others.pieces.removeAll { piece in (piece.isLambda ? via[...] : via.suffix(1)).contains(where: piece.holds) }
    return template.structuralOrigins.contains(where: others.holds)
  }
}

extension CallArguments {
  /// Where the texts among the arguments are written, those in lists and maps and the keys of maps included.
  var origins: Set<TemplateText.Origin> {
    var origins: Set<TemplateText.Origin> = []
    for argument in all { argument.value.collectOrigins(into: &origins, depth: 0) }
    return origins
  }
}

extension Evaluator {
  /// Where the texts are written that an object has been told by others than its own type.
  fileprivate func toldOrigins(of instance: Instance) -> Set<TemplateText.Origin> {
    var origins: Set<TemplateText.Origin> = []
    Value.instance(instance).collectOrigins(into: &origins, depth: 0)
    let own = code(of: instance.type)
    return origins.filter { text in !own.contains { $0.path == text.path && $0.range.contains(text.range) } }
  }

  /// Where a type and those that it is made from are written; functions for themselves where they stand outside of it.
  private func code(of type: TypeReference) -> [TemplateText.Origin] {
    if let known = knownCode[type] { return known }
    var code: [TemplateText.Origin] = []
    for declared in linker.lineage(of: type) {
      let body = origin(of: declared.reference.node, in: declared.reference.unit)
      let functions = declared.functions.values.map { origin(of: $0.node, in: $0.unit) }
      code += [body] + functions.filter { $0.path != body.path || !body.range.contains($0.range) }
    }
    knownCode[type] = code
    return code
  }
}

extension Value {
  fileprivate func collectOrigins(into origins: inout Set<TemplateText.Origin>, depth: Int) {
    guard depth < 6 else { return }
    switch self {
    case .text(let template), .sql(let template), .prepared(let template): origins.formUnion(template.origins)
    case .list(let elements):
      for element in elements.prefix(200) { element.value.collectOrigins(into: &origins, depth: depth + 1) }
    case .map(let entries, _):
      for entry in entries.prefix(200) {
        origins.formUnion(entry.keyText.origins)
        entry.value.collectOrigins(into: &origins, depth: depth + 1)
      }
    case .instance(let instance):
      for value in instance.members.values { value.collectOrigins(into: &origins, depth: depth + 1) }
    case .nullable(let value): value.collectOrigins(into: &origins, depth: depth)
    // Whoever is called with it asks for it, too.
    case .pending(let call): call.value.collectOrigins(into: &origins, depth: depth + 1)
    case .literal, .function, .type, .object, .anyOf, .module, .unknown: break
    }
  }
}
