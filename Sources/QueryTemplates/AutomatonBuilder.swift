/// Makes the automaton of a template by running the reader over its machine.
///
/// A state is a place in the machine together with the reader's state there. Branches that lead to the same pair meet
/// again, which is what keeps choices from multiplying.
struct AutomatonBuilder {
  /// More states than this, or more bytes read, and the template is given up.
  static let mostStates = 200_000
  static let mostBytes = 10_000_000

  private struct Place: Hashable {
    var instruction: Int32
    /// The number of the reader's state.
    var reader: Int32
  }

  private(set) var graph = StateGraph()
  private(set) var starts: [Int32] = []
  private let program: TemplateProgram
  private var table: ReadingTable
  private var numbers: [Place: Int32] = [:]
  private var waiting: [(state: Int32, place: Place)] = []
  private var bytesRead = 0

  var patterns: [NamePattern] { table.patterns }

  /// nil when the template is too large.
  init?(_ template: Template, placeholders: PlaceholderStyles) {
    guard template.isWithinLimits else { return nil }
    program = TemplateProgram(template)
    table = ReadingTable(placeholders)
    starts.append(state(at: program.start, reader: ReadingTable.start))
    while let (state, place) = waiting.popLast() {
      guard graph.count <= Self.mostStates, bytesRead <= Self.mostBytes else { return nil }
      graph.lead(from: state, ways(from: place))
    }
  }

  private mutating func ways(from place: Place) -> StateGraph.Ways {
    var ways = StateGraph.Ways()
    switch program.instructions[Int(place.instruction)] {
    case .text(let text, let next):
      let bytes = program.texts[text]
      bytesRead += bytes.count
      for reading in table.readings(of: bytes, numbered: text, by: place.reader) { lead(by: reading, to: next, &ways) }
    case .branch(let targets): ways.silent = targets.map { state(at: $0, reader: place.reader) }
    case .loop(let targets):
      let reader = table.readerCrossingLoop(place.reader)
      ways.silent = targets.map { state(at: $0, reader: reader) }
    case .hole(let hole, let next):
      for reading in table.readings(of: hole, by: place.reader) { lead(by: reading, to: next, &ways) }
    case .end:
      for reading in table.endings(by: place.reader) {
        lead(by: reading.steps[...], to: StateGraph.Ways(isAccepting: true), &ways)
      }
    }
    return ways
  }

  private mutating func lead(by reading: ReadingTable.Reading, to instruction: Int, _ ways: inout StateGraph.Ways) {
    let target = state(at: instruction, reader: reading.reader)
    var onward = StateGraph.Ways()
    switch reading.substance {
    case .none: onward.silent = [target]
    case .name: onward.edges = [.init(id: 0, target: target, kind: .name)]
    case .operand: onward.edges = [.init(id: 0, target: target, kind: .operand)]
    case .clause: onward.silent = [graph.addState(StateGraph.Ways(silent: [target], isClause: true))]
    }
    lead(by: reading.steps[...], to: onward, &ways)
  }

  /// Adds the way that takes the steps one after the other and then goes on as told. A semicolon ends one statement and begins
  /// another.
  private mutating func lead(
    by steps: ArraySlice<ReadingTable.Step>, to end: StateGraph.Ways, _ ways: inout StateGraph.Ways
  ) {
    var onward = end
    for step in steps.reversed() {
      let next = graph.addState(onward)
      onward = StateGraph.Ways()
      switch step {
      case .edge(var edge):
        edge.target = next
        onward.edges = [edge]
      case .end:
        starts.append(next)
        onward.isAccepting = true
      }
    }
    ways.edges += onward.edges
    ways.silent += onward.silent
    if onward.isAccepting { ways.isAccepting = true }
  }

  private mutating func state(at instruction: Int, reader: Int32) -> Int32 {
    let place = Place(instruction: Int32(instruction), reader: reader)
    if let number = numbers[place] { return number }
    let number = graph.addState()
    numbers[place] = number
    waiting.append((number, place))
    return number
  }
}
