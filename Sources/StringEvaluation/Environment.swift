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
  /// False behind a `return`: what comes after is not reached.
  var isReached = true

  subscript(name: String) -> Value? {
    get { cells[name]?.value }
    set { cells[name] = newValue.map { Cell($0) } }
  }

  /// Notes what a name that is not set here means until it is.
  mutating func start(_ name: String, with value: Value) {
    if cells[name] == nil, starts[name] == nil { starts[name] = Cell(value) }
  }

  /// Sorted by name.
  var variables: [(name: String, value: Value)] {
    cells.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }
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

  /// After any number of rounds of a lambda whose first round made `after`; what it declares itself stays inside.
  mutating func widen(by after: Environment, except own: Set<String>) {
    for (name, changed) in after.cells where !own.contains(name) {
      guard let before = cells[name] ?? after.starts[name], changed !== before else { continue }
      cells[name] = Cell(.widened(before: before.value, after: changed.value))
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
}
