package import SourceModel

/// Which tables and columns statements use, held in memory: verdicts look at these of thousands of statements.
package struct StatementDirectory: Sendable {
  /// A statement that is asked for.
  package struct Statement: Sendable {
    /// Its row id.
    var id: Int64
    package var names: StatementNames
  }

  /// Each once, however many statements have it. Of columns without their places in a text.
  private var tables = Numbers<TableUse>()
  private var columns = Numbers<ColumnUse>()
  /// By row id.
  private var tablesByStatement: [Int64: [Int32]] = [:]
  private var columnsByStatement: [Int64: [Int32]] = [:]
  /// By the number of a use.
  private var statementsByTable: [[Int64]] = []
  private var statementsByColumn: [[Int64]] = []
  /// The numbers of uses, by the table's name; empty for columns of which the table is not known.
  private var tablesByName: [String: [Int32]] = [:]
  private var columnsByTable: [String: [Int32]] = [:]

  mutating func add(_ use: TableUse, in statement: Int64) {
    let number = tables.number(of: use)
    if number == statementsByTable.count {
      statementsByTable.append([])
      tablesByName[use.name, default: []].append(Int32(number))
    }
    statementsByTable[number].append(statement)
    tablesByStatement[statement, default: []].append(Int32(number))
  }

  /// - Parameter use: without its offset. The same use of a statement comes once or behind itself.
  mutating func add(_ use: ColumnUse, in statement: Int64) {
    let number = columns.number(of: use)
    if number == statementsByColumn.count {
      statementsByColumn.append([])
      columnsByTable[use.table, default: []].append(Int32(number))
    }
    if statementsByColumn[number].last == statement { return }
    statementsByColumn[number].append(statement)
    columnsByStatement[statement, default: []].append(Int32(number))
  }

  /// The statements that use one of these, in the order of their row ids; without their columns of other tables.
  package func statements(using names: [UsedName]) -> [Statement] {
    var ids: Set<Int64> = []
    for name in names {
      if name.column == nil {
        for number in tablesByName[name.table] ?? [] where name.isMeant(by: tables[number]) {
          ids.formUnion(statementsByTable[Int(number)])
        }
      } else {
        for number in (columnsByTable[name.table] ?? []) + (columnsByTable[""] ?? [])
        where name.isMeant(by: columns[number]) {
          ids.formUnion(statementsByColumn[Int(number)])
        }
      }
    }
    let named = Set(names.map(\.table)).union([""])
    let isOfNamed = columns.values.map { named.contains($0.table) }
    return ids.sorted().map { id in
      Statement(
        id: id,
        names: StatementNames(
          tables: (tablesByStatement[id] ?? []).map { tables[$0] },
          columns: (columnsByStatement[id] ?? []).compactMap { isOfNamed[Int($0)] ? columns[$0] : nil }))
    }
  }
}

/// Values with numbers in the order in which they come.
private struct Numbers<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var known: [Value: Int] = [:]

  mutating func number(of value: Value) -> Int {
    if let number = known[value] { return number }
    known[value] = values.count
    values.append(value)
    return values.count - 1
  }

  subscript(number: Int32) -> Value { values[Int(number)] }
}
