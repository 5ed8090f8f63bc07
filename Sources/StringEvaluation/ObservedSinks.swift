internal import HostLanguages
internal import QueryTemplates

/// Functions that no manifest names and to which a repository hands whole statements, time after time, and next to
/// nothing else: they send, whatever way that goes.
///
/// What sends in the end is often out of sight: an object that is called like a function, a library that no manifest knows, a
/// method that is chosen at run time. By the statements that are written in its calls such a function is known, and
/// texts that reach it through variables and callers are then followed as far as any sink's.
struct ObservedSinks: Sendable {
  /// By the family of the language and the function's name.
  private var positions: [String: [String: ArgumentPositions]] = [:]

  /// So many calls with a statement make a sink.
  private static let leastStatements = 3
  /// And so many of them for each with another text.
  private static let statementsToOthers = 9

  init() {}

  /// - Parameter units: those of tests are passed over: there, statements are handed to what compares them.
  init(_ units: [SourceUnit]) {
    var tallies: [String: [Place: Tally]] = [:]
    for unit in units where !unit.isTest { Self.count(in: unit, &tallies[unit.language.family, default: [:]]) }
    for (language, places) in tallies {
      for (place, tally) in places.sorted(by: { $0.key.position < $1.key.position }) where tally.isOfSink {
        positions[language, default: [:]][place.function, default: ArgumentPositions([])].positions
          .append(place.position)
      }
    }
  }

  /// Where a function has the text that it sends.
  func positions(named name: String, in family: String) -> ArgumentPositions? { positions[family]?[name] }

  func names(in family: String) -> some Sequence<String> { (positions[family] ?? [:]).keys }

  /// All of them, of all languages.
  var names: [String] { Set(positions.values.flatMap(\.keys)).sorted() }

  /// Those that are left when some are known better.
  func without(_ isKnown: (String, String) -> Bool) -> ObservedSinks {
    var left = self
    for (family, names) in positions { left.positions[family] = names.filter { !isKnown($0.key, family) } }
    return left
  }

  private struct Place: Hashable {
    var function: String
    var position: Int
  }

  private struct Tally {
    var statements = 0
    var others = 0

    var isOfSink: Bool {
      statements >= ObservedSinks.leastStatements && statements >= ObservedSinks.statementsToOthers * others
    }
  }

  private static func count(in unit: SourceUnit, _ tallies: inout [Place: Tally]) {
    let program = unit.program
    for node in 0..<Program.ID(program.nodeCount) where program.operation(node) == .call {
      guard let callee = program.child(node, 0), [.read, .member].contains(program.operation(callee)) else { continue }
      let name = program.name(callee)
      // What the language's library has under the name is known.
      guard !name.isEmpty, unit.language.sinks?[name] == nil, unit.language.functions?[name] == nil else { continue }
      for (position, argument) in program.children(node).dropFirst().prefix(mostArguments).enumerated() {
        guard let text = beginning(of: argument, in: program) else { continue }
        let place = Place(function: name, position: position)
        if !Template.text(text).startsLikeStatement {
          tallies[place, default: Tally()].others += 1
        } else if StatementBeginning.isFound(in: text) {
          // English has verbs, too, but not with the words that belong to them.
          tallies[place, default: Tally()].statements += 1
        }
      }
    }
  }

  private static let mostArguments = 4

  /// The text that an expression begins with; nil when it begins with something else.
  private static func beginning(of node: Program.ID, in program: Program, depth: Int = 0) -> [UInt8]? {
    guard depth < 20 else { return nil }
    switch program.operation(node) {
    case .text: return program.bytes(node)
    // `"…".format(…)` as well.
    case .format, .call, .member:
      return program.child(node, 0).flatMap { beginning(of: $0, in: program, depth: depth + 1) }
    case .concatenate:
      let known = program.children(node).prefix(mostParts).lazy
        .map { beginning(of: $0, in: program, depth: depth + 1) }
        .prefix { $0 != nil }
      let bytes = known.flatMap { $0 ?? [] }
      return bytes.isEmpty ? nil : Array(bytes)
    default: return nil
    }
  }

  private static let mostParts = 40
}
