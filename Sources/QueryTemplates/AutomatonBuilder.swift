/// Makes the automaton of a template by running the reader over its machine.
///
/// A state is a place in the machine together with the reader's state there. Branches that lead to the same pair meet
/// again, which is what keeps choices from multiplying.
struct AutomatonBuilder {
  /// More states than this, or more bytes read, and the template is given up.
  static let mostStates = 200_000
  static let mostBytes = 10_000_000

  private struct Place: Hashable {
    var instruction: Int
    var reader: TemplateReader
  }

  private(set) var states: [TokenAutomaton.State] = []
  private(set) var starts: [Int32] = []
  private(set) var patterns: [NamePattern] = []
  private let program: TemplateProgram
  private var numbers: [Place: Int32] = [:]
  private var waiting: [(state: Int32, place: Place)] = []
  private var bytesRead = 0

  /// nil when the template is too large.
  init?(_ template: Template, placeholders: PlaceholderStyles) {
    guard template.isWithinLimits else { return nil }
    program = TemplateProgram(template)
    let start = number(of: Place(instruction: program.start, reader: TemplateReader(placeholders: placeholders)))
    starts.append(start)
    while let (state, place) = waiting.popLast() {
      guard states.count <= Self.mostStates, bytesRead <= Self.mostBytes else { return nil }
      advance(from: state, at: place)
    }
  }

  private mutating func advance(from state: Int32, at place: Place) {
    var reader = place.reader
    switch program.instructions[place.instruction] {
    case .text(let bytes, let next):
      bytesRead += bytes.count
      let last = path(from: state, reading: reader.read(bytes))
      join(last, to: number(of: Place(instruction: next, reader: reader)))
    case .branch(let targets):
      for target in targets { join(state, to: number(of: Place(instruction: target, reader: reader))) }
    case .loop(let targets):
      reader.crossLoop()
      for target in targets { join(state, to: number(of: Place(instruction: target, reader: reader))) }
    case .hole(let hole, let next):
      for reading in reader.readings(of: hole) {
        let last = path(from: state, reading: reading.tokens)
        let target = number(of: Place(instruction: next, reader: reading.reader))
        join(last, to: target, through: reading.substance)
      }
    case .end:
      let last = path(from: state, reading: reader.finish())
      states[Int(last)].isAccepting = true
    }
  }

  /// Adds a chain of states that read the tokens, and returns its end. A semicolon ends one statement and begins another.
  private mutating func path(from state: Int32, reading tokens: [QueryToken]) -> Int32 {
    var last = state
    for token in tokens {
      let next = newState()
      switch token.kind {
      case .end:
        states[Int(last)].isAccepting = true
        starts.append(next)
      case .pattern:
        // A word of which nothing is known is read as a name; here it only begins one.
        guard token.spelling != [SQLLexer.wildcard] else { return next }
        if token.spelling.allSatisfy({ $0 == SQLLexer.wildcard }) {
          states[Int(last)].edges.append(.init(id: 0, target: next, kind: .name))
        } else {
          patterns.append(NamePattern(token.spelling))
          states[Int(last)].edges.append(.init(id: UInt64(patterns.count - 1), target: next, kind: .pattern))
        }
      default: states[Int(last)].edges.append(.init(token, target: next))
      }
      last = next
    }
    return last
  }

  private mutating func join(_ state: Int32, to target: Int32, through substance: TemplateReader.Reading.Substance) {
    switch substance {
    case .none: join(state, to: target)
    case .name: states[Int(state)].edges.append(.init(id: 0, target: target, kind: .name))
    case .operand: states[Int(state)].edges.append(.init(id: 0, target: target, kind: .operand))
    case .clause:
      let loop = newState()
      states[Int(loop)].isClause = true
      join(state, to: loop)
      join(loop, to: target)
    }
  }

  private mutating func join(_ state: Int32, to target: Int32) {
    if state != target { states[Int(state)].silent.append(target) }
  }

  private mutating func newState() -> Int32 {
    states.append(TokenAutomaton.State())
    return Int32(states.count - 1)
  }

  private mutating func number(of place: Place) -> Int32 {
    if let number = numbers[place] { return number }
    let number = newState()
    numbers[place] = number
    waiting.append((number, place))
    return number
  }
}
