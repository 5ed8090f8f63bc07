package import SQLAnalysis

/// An object of the database whose definition uses a column.
package struct Dependent: Hashable, Sendable {
  /// With its uses of the column only.
  package var object: DatabaseObject
  /// The view by whose column it reaches the column that was asked for; nil when it names the column itself.
  package var through: String?

  package init(object: DatabaseObject, through: String? = nil) {
    self.object = object
    self.through = through
  }

  /// Whether it does something with the column's values, other than to keep, order or check them as long as it exists.
  package var isUser: Bool {
    switch object.kind {
    case .view, .materializedView, .function, .procedure, .trigger, .rule, .policy: true
    case .generatedColumn: object.uses.contains { $0.role != .owner }
    default: false
    }
  }

  package var reads: Bool { isUser && object.uses.contains { !$0.role.writes } }
  package var writes: Bool { isUser && object.uses.contains(where: \.role.writes) }
}

extension Catalogue {
  /// The objects that use the columns of a table, each with the uses of that column only.
  func dependentsByColumn(of table: RelationName) -> [String: [Dependent]] {
    var dependents: [String: [Dependent]] = [:]
    for object in self.dependents(of: table) {
      let uses = object.uses.filter { $0.table == table }
      for (column, uses) in Dictionary(grouping: uses, by: \.column) {
        var object = object
        object.uses = uses
        dependents[column, default: []].append(Dependent(object: object))
      }
    }
    return dependents
  }
}

extension CatalogueSet {
  /// The same in all databases, of a table over which there are no views.
  func dependentsByColumn(of table: TableName) -> [String: [Dependent]] {
    relations(schema: table.schema, name: table.name).reduce(into: [:]) { dependents, found in
      dependents.merge(found.catalogue.dependentsByColumn(of: found.relation.name)) { $0 + $1 }
    }
  }

  /// The objects that use a column, also through views over it; sorted.
  func dependents(of column: ColumnName) -> [Dependent] {
    var dependents: [Dependent] = []
    for (catalogue, relation) in relations(schema: column.table.schema, name: column.table.name) {
      dependents += catalogue.dependents(of: relation.name, column: column.column).map { Dependent(object: $0) }
      let known = Set(dependents.map(\.object.title))
      for passed in catalogue.viewColumns(over: relation.name, column.column) {
        dependents += catalogue.dependents(of: passed.view, column: passed.column)
          .filter { !known.contains($0.title) }
          .map { Dependent(object: $0, through: "\(passed.view).\(passed.column)") }
      }
    }
    return dependents
  }
}
