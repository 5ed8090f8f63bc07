import SourceModel

/// The roles that a column has in each of many statements, which sites share.
struct RolesOfStatements {
  private var roles: [[ColumnAnswer.RoleUse]]
  /// The views and parent tables by which each reaches the column.
  private var ways: [[String]]

  /// - Parameter positions: of those among the statements that may use the column.
  init(_ statements: [StatementNames], _ column: ReachedColumn, among positions: some Sequence<Int>) {
    roles = Array(repeating: [], count: statements.count)
    ways = roles.map { _ in [] }
    for position in positions {
      roles[position] = column.roles(in: statements[position])
      ways[position] = column.ways(in: statements[position])
    }
  }

  init(_ statements: [StatementNames], _ column: ReachedColumn) {
    self.init(statements, column, among: statements.indices)
  }

  func isUsed(in statement: Int) -> Bool { !roles[statement].isEmpty }

  /// - Parameter statements: by their positions.
  func roles(in statements: [Int]) -> [ColumnAnswer.RoleUse] {
    var found: [ColumnAnswer.RoleUse] = []
    // Most statements of a table use few of its columns.
    for statement in statements where !roles[statement].isEmpty {
      found = found.isEmpty ? roles[statement] : [found, roles[statement]].surest
    }
    return found
  }

  /// Empty when one of the statements names the column's own table.
  func ways(in statements: [Int]) -> [String] {
    if statements.contains(where: { !roles[$0].isEmpty && ways[$0].isEmpty }) { return [] }
    return Set(statements.flatMap { ways[$0] }).sorted()
  }
}

/// Which of many statements may use a column, so that not each of them is looked at for each column of a table.
struct StatementsByColumn {
  private let count: Int
  private var positions: [String: [Int]] = [:]

  init(_ statements: [StatementNames]) {
    count = statements.count
    for (position, statement) in statements.enumerated() {
      for use in statement.columns where positions[use.column]?.last != position {
        positions[use.column, default: []].append(position)
      }
    }
  }

  /// The positions of the statements that may use it, in order.
  func statements(thatMayUse reached: ReachedColumn) -> [Int] {
    // A view uses its columns whatever a statement reads of it.
    if !reached.views.isEmpty { return Array(0..<count) }
    let names = Set(([reached.column] + reached.others).map(\.column) + ["*"])
    return Set(names.flatMap { positions[$0] ?? [] }).sorted()
  }
}

extension [[ColumnAnswer.RoleUse]] {
  /// Each role of any of them once, as surely as it is sure in one; sorted.
  var surest: [ColumnAnswer.RoleUse] {
    var surest: [ColumnAnswer.RoleUse] = []
    for use in joined() {
      guard let known = surest.firstIndex(where: { $0.role == use.role }) else {
        surest.append(use)
        continue
      }
      if use.certainty.rank > surest[known].certainty.rank { surest[known] = use }
    }
    return surest.count < 2 ? surest : surest.sorted { $0.role.position < $1.role.position }
  }
}

extension ColumnRole {
  fileprivate var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
