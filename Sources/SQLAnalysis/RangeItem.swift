/// What names can see of an item of FROM, of a common table, or of the target of a write.
struct RangeItem {
  /// By which its columns can be qualified; nil for the merged columns of a join.
  var name: String?
  /// Of a table without alias, for references such as `app.users.id`.
  var schema: String?
  var shape: RowShape
  /// The table it is; nil for everything that is not one.
  var table: RelationName?
  /// Columns that a join has merged with those of the other side: seen only when qualified.
  var merged: Set<String> = []
  /// Its place among all items of the statement.
  var number = 0

  func column(_ name: String) -> RowShape.Column? { shape.columns.first { $0.name == name } }

  /// A column that is not listed, by the name that the text gives it.
  func unlisted(_ column: String) -> RowShape.Identity { RowShape.Identity(item: number, column: column) }

  /// The item with a number, and its columns with their identities.
  func numbered(_ number: Int) -> RangeItem {
    var item = self
    item.number = number
    for index in shape.columns.indices {
      let name = table == nil ? nil : shape.columns[index].sources.first?.column
      item.shape.columns[index].identity = RowShape.Identity(item: number, column: name ?? String(index))
    }
    return item
  }

  /// The same under an alias and, as far as the list goes, with other names for its columns.
  func renamed(_ alias: String?, columns names: [String]) -> RangeItem {
    guard alias != nil || !names.isEmpty else { return self }
    var item = self
    if let alias {
      item.name = alias
      item.schema = nil
    }
    item.shape = shape.renamed(names)
    return item
  }
}
