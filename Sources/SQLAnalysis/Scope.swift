/// The names that an expression can see: those of its query level, then those of the levels around it.
final class Scope {
  let outer: Scope?
  var items: [RangeItem]
  /// The common tables that this level's WITH defines.
  var commonTables: [String: RowShape] = [:]

  init(outer: Scope?, items: [RangeItem] = []) {
    self.outer = outer
    self.items = items
  }

  /// This level and those around it, innermost first.
  var levels: some Sequence<Scope> { sequence(first: self) { $0.outer } }

  func commonTable(_ name: String) -> RowShape? {
    for level in levels { if let shape = level.commonTables[name] { return shape } }
    return nil
  }

  /// The item that a qualifier names.
  func item(schema: String?, name: String) -> RangeItem? {
    for level in levels {
      let found = level.items.first { $0.name == name && (schema == nil || $0.schema == schema) }
      if let found { return found }
    }
    // The catalogue may know another schema for a table than the one written, or none.
    return schema == nil ? nil : item(schema: nil, name: name)
  }
}
