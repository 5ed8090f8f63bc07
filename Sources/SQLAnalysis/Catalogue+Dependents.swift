extension Catalogue {
  /// The objects whose definition uses a column, each with these uses only; sorted.
  ///
  /// A view or function over a view that passes the column on is found under the view's column (``viewColumns(over:_:)``).
  package func dependents(of table: RelationName, column: String) -> [DatabaseObject] {
    func isOfColumn(_ use: ObjectUse) -> Bool { use.table == table && use.column == column }
    return objects { $0.uses.contains(where: isOfColumn) }.map { object in
      var object = object
      object.uses = object.uses.filter(isOfColumn)
      return object
    }
  }

  /// The objects that belong to a table or whose definition uses any of its columns, each with all of its uses; sorted.
  package func dependents(of table: RelationName) -> [DatabaseObject] {
    objects { object in object.table == table || object.uses.contains { $0.table == table } }
  }

  /// A column of a view.
  package struct ViewColumn: Hashable, Sendable {
    package var view: RelationName
    package var column: String
  }

  /// The columns of views whose values come from a column, also through other views; sorted.
  package func viewColumns(over table: RelationName, _ column: String) -> [ViewColumn] {
    let views = objects { $0.kind.group == "view" }
    var found: Set<ViewColumn> = []
    var open = [ViewColumn(view: table, column: column)]
    while let next = open.popLast() {
      for view in views {
        for use in view.uses where use.table == next.view && use.column == next.column {
          guard let output = use.output else { continue }
          let passed = ViewColumn(view: view.name, column: output)
          if found.insert(passed).inserted { open.append(passed) }
        }
      }
    }
    return found.sorted { ($0.view, $0.column) < ($1.view, $1.column) }
  }

  /// The views that use a column in whatever way, also through other views: whoever reads one of them uses the column;
  /// sorted.
  package func views(over table: RelationName, _ column: String) -> [RelationName] {
    let views = objects { $0.kind.group == "view" }
    var found: Set<RelationName> = []
    func isUsed(by view: DatabaseObject, _ columns: Set<ViewColumn>) -> Bool {
      view.uses.contains { columns.contains(ViewColumn(view: $0.table, column: $0.column)) }
    }
    let columns = Set([ViewColumn(view: table, column: column)] + viewColumns(over: table, column))
    var open = views.filter { isUsed(by: $0, columns) }.map(\.name)
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      open += views.filter { view in view.uses.contains { $0.table == next } }.map(\.name)
    }
    return found.sorted()
  }

  /// The tables that lose a column when a table does: the table itself, and those that inherit the column from it. One that
  /// defines the same column itself keeps it, which a catalogue does not tell: it counts, too.
  package func holders(of column: String, of table: RelationName) -> [RelationName] {
    [table] + descendants(of: table).filter { self[$0]?.columns.contains(column) ?? false }
  }

  /// The tables from which a table has a column, nearest first; empty for a column of its own.
  package func origins(of column: String, of table: RelationName) -> [RelationName] {
    ancestors(of: table).filter { self[$0]?.columns.contains(column) ?? false }
  }

  /// The tables that a table inherits from or is a partition of, nearest first: statements on them reach its rows, too.
  package func ancestors(of table: RelationName) -> [RelationName] {
    var found: [RelationName] = []
    var open = self[table]?.parents ?? []
    while !open.isEmpty {
      let next = open.removeFirst()
      guard !found.contains(next) else { continue }
      found.append(next)
      open += self[next]?.parents ?? []
    }
    return found
  }
}
