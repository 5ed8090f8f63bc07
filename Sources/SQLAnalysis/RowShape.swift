/// The columns of a table, or of the rows that a query gives.
struct RowShape {
  struct Column {
    var name: String
    /// The columns of tables that a reference to it means: none for a computed one, several where a FULL JOIN merges them.
    var sources: [BaseColumn]
    /// nil until the item of FROM that it belongs to is known.
    var identity: Identity?
    /// The columns of tables that its value is computed from, beyond `sources`.
    var lineage: Set<BaseColumn> = []

    /// All columns of tables that its value comes from.
    var origins: Set<BaseColumn> { lineage.union(sources) }
  }

  /// Which column of which item of the statement it is, whatever both are called.
  struct Identity: Hashable {
    /// Items are numbered in the order of the statement.
    var item: Int
    /// A table's column by its name, any other by its place.
    var column: String
  }

  /// A column of a table of the database.
  struct BaseColumn: Hashable {
    var table: RelationName
    var column: String
  }

  /// What else it may have, behind the columns that are listed.
  enum Rest: Hashable {
    /// The columns of a table that the catalogue does not hold.
    case columns(of: RelationName)
    /// Columns that come from no table, such as those of a function's result.
    case computed
  }

  var columns: [Column]
  var rest: [Rest] = []

  var isComplete: Bool { rest.isEmpty }

  /// The columns of a query's result as the query around it sees them: a reference to one is no use of a table's column.
  var derived: RowShape {
    RowShape(
      columns: columns.map { Column(name: $0.name, sources: [], lineage: $0.origins) },
      rest: rest.isEmpty ? [] : [.computed])
  }

  /// The columns that a set operation makes of these and those of its other arm.
  func merged(with other: RowShape) -> RowShape {
    var shape = self
    for (index, column) in zip(columns.indices, other.columns) {
      shape.columns[index].lineage.formUnion(column.origins)
    }
    return shape
  }

  func renamed(_ names: [String]) -> RowShape {
    var shape = self
    for (index, name) in names.enumerated() {
      if index < shape.columns.count {
        shape.columns[index].name = name
      } else {
        shape.columns.append(Column(name: name, sources: []))
      }
    }
    return shape
  }
}
