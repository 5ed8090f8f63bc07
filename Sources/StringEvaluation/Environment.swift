/// The variables of a function at one point of it.
struct Environment {
  /// A value behind a reference, so that two environments tell in one comparison that neither changed a variable.
  private final class Cell {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var cells: [String: Cell] = [:]
  /// What members held, by the objects that they are of, before they were first changed here: what they still hold on a way
  /// that leaves them as they are.
  private var starts: [String: Cell] = [:]
  /// By variables: what they held before a condition told more of them, and what they have held since.
  private var narrowings: [String: (original: Cell?, narrowed: Cell)] = [:]
  /// False behind a `return`: what comes after is not reached.
  var isReached = true

  subscript(name: String) -> Value? {
    get { cells[name]?.value }
    set {
      cells[name] = newValue.map { Cell($0) }
      if !narrowings.isEmpty { forgetNarrowings(of: name) }
    }
  }

  /// Notes what a name that is not set here means until it is.
  mutating func start(_ name: String, with value: Value) {
    if cells[name] == nil, starts[name] == nil { starts[name] = Cell(value) }
  }

  /// Sorted by name, with what was assigned to them.
  var variables: [(name: String, value: Value)] {
    widest.cells.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }
  }

  /// Both ways lead here.
  static func merged(_ left: Environment, _ right: Environment) -> Environment {
    guard left.isReached else { return right }
    guard right.isReached else { return left }
    return joined(left, right) { .merged($0, $1) }
  }

  /// After any number of rounds of a loop whose first round made `after`.
  static func widened(before: Environment, after: Environment) -> Environment {
    after.isReached ? joined(before, after) { .widened(before: $0, after: $1) } : before
  }

  /// After a lambda made `after`, once or any number of times; what it declares itself stays inside.
  mutating func take(_ after: Environment, except own: Set<String>, rounds: Value.Element.Presence) {
    let after = after.widest
    for (name, changed) in after.cells where !own.contains(name) {
      guard let before = cells[name] ?? after.starts[name], changed !== before else { continue }
      switch rounds {
      case .always: cells[name] = changed
      case .maybe: cells[name] = Cell(.merged(before.value, changed.value))
      case .anyNumber: cells[name] = Cell(.widened(before: before.value, after: changed.value))
      }
    }
    if !after.starts.isEmpty { starts.merge(after.starts) { first, _ in first } }
  }

  /// The same for some of the variables.
  mutating func widen(by after: Environment, only names: Set<String>) {
    for name in names {
      guard let before = cells[name], let changed = after.cells[name], changed !== before else { continue }
      cells[name] = Cell(.widened(before: before.value, after: changed.value))
    }
  }

  private static func joined(
    _ left: Environment, _ right: Environment, by join: (Value, Value) -> Value
  ) -> Environment {
    guard left.narrowings.isEmpty, right.narrowings.isEmpty else { return joinedNarrowed(left, right, by: join) }
    var result = left
    for (name, start) in left.starts where right.cells[name] == nil {
      if let cell = left.cells[name] { result.cells[name] = Cell(join(cell.value, start.value)) }
    }
    if !right.starts.isEmpty { result.starts.merge(right.starts) { first, _ in first } }
    for (name, cell) in right.cells {
      guard let known = left.cells[name] ?? right.starts[name] else {
        result.cells[name] = cell
        continue
      }
      if known !== cell { result.cells[name] = Cell(join(known.value, cell.value)) }
    }
    return result
  }

  // MARK: What conditions tell

  /// Whether conditions have told something of variables here.
  var hasNarrowings: Bool { !narrowings.isEmpty }

  /// Notes that a variable holds this here, as a condition tells: it was not assigned, so that behind the condition it holds what
  /// it did before.
  mutating func narrow(_ name: String, to value: Value) {
    let cell = Cell(value)
    narrowings[name] = (narrowings[name].map(\.original) ?? cells[name], cell)
    cells[name] = cell
  }

  /// What is assigned to a variable is no longer what a condition told, of it and of its elements.
  private mutating func forgetNarrowings(of name: String) {
    narrowings[name] = nil
    for place in narrowings.keys where place.hasPrefix(name + "[") {
      narrowings[place] = nil
      cells[place] = nil
    }
  }

  /// Without what conditions have told.
  private var widest: Environment {
    guard hasNarrowings else { return self }
    var result = self
    for (name, (original, narrowed)) in narrowings where cells[name] === narrowed { result.cells[name] = original }
    result.narrowings = [:]
    return result
  }

  /// What conditions told on both ways of what was the same before holds here, too: one or the other. What only one way told is
  /// forgotten, unless the other way has assigned something else.
  private static func joinedNarrowed(
    _ left: Environment, _ right: Environment, by join: (Value, Value) -> Value
  ) -> Environment {
    var (first, second) = (left, right)
    let both = Set(left.narrowings.keys).filter {
      guard let one = left.narrowing(of: $0), let other = right.narrowing(of: $0) else { return false }
      return one.original === other.original
    }
    first.widen(except: both, where: second)
    second.widen(except: both, where: left)
    var result = joined(first, second, by: join)
    for name in both {
      guard let one = left.narrowing(of: name), let other = right.narrowing(of: name) else { continue }
      result.cells[name] = one.original
      result.narrow(
        name,
        to: one.narrowed === other.narrowed ? one.narrowed.value : .merged(one.narrowed.value, other.narrowed.value))
    }
    return result
  }

  /// What a condition told of a variable that has not been assigned since.
  private func narrowing(of name: String) -> (original: Cell?, narrowed: Cell)? {
    narrowings[name].flatMap { cells[name] === $0.narrowed ? $0 : nil }
  }

  /// Forgets what was told of variables that another way has left as they were.
  private mutating func widen(except kept: Set<String>, where other: Environment) {
    for name in narrowings.keys where !kept.contains(name) {
      guard let known = narrowing(of: name), other.cells[name] === known.original else { continue }
      cells[name] = known.original
    }
    narrowings = [:]
  }
}
