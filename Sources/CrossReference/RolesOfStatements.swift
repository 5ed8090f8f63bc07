import SourceModel

/// The roles that a column has in each of many statements, which sites share.
struct RolesOfStatements {
  private let roles: [[ColumnAnswer.RoleUse]]
  /// The views and parent tables by which each reaches the column.
  private let ways: [[String]]

  init(_ statements: [StatementFacts], _ column: ReachedColumn) {
    roles = statements.map(column.roles)
    ways = statements.map(column.ways)
  }

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
