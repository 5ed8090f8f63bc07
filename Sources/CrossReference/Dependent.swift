package import SQLAnalysis

/// An object of the database whose definition uses a column.
package struct Dependent: Hashable, Sendable {
  /// With its uses of the column only.
  package var object: DatabaseObject
  /// The column of a view, or of a table that inherits it, by which it reaches the column that was asked for; nil when it names
  /// the column itself.
  package var through: String?

  package init(object: DatabaseObject, through: String? = nil) {
    self.object = object
    self.through = through
  }

  /// Whether it does something with the column's values, other than to keep, order or check them as long as it exists.
  package var isUser: Bool {
    switch object.kind {
    case .view, .materializedView, .function, .procedure, .trigger, .rule, .policy, .partitionKey: true
    case .generatedColumn: object.uses.contains { $0.role != .owner }
    default: false
    }
  }

  package var reads: Bool { isUser && object.uses.contains { !$0.role.writes } }
  package var writes: Bool { isUser && object.uses.contains(where: \.role.writes) }
}

extension [Dependent] {
  /// Those that stay when a table goes, and use it: its own triggers and the like go with it.
  func beyond(_ table: TableName) -> [Dependent] { filter { $0.object.table.map(TableName.init) != table } }
}

extension Catalogue {
  /// The objects that use the columns of a table, also in the tables that inherit from it, each with the uses of that column
  /// only.
  func dependentsByColumn(of table: RelationName) -> [String: [Dependent]] {
    descendants(of: table).reduce(into: ownDependentsByColumn(of: table)) { dependents, heir in
      dependents.merge(ownDependentsByColumn(of: heir).mapValues { $0.filter(\.isUser) }) { $0 + $1 }
    }
  }

  private func ownDependentsByColumn(of table: RelationName) -> [String: [Dependent]] {
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

  /// The objects that use what views show of a column.
  fileprivate func dependentsOfViews(
    over table: RelationName, _ column: String, except known: Set<String>
  ) -> [Dependent] {
    viewColumns(over: table, column).flatMap { passed in
      dependents(of: passed.view, column: passed.column).filter { !known.contains($0.title) }
        .map { Dependent(object: $0, through: "\(passed.view).\(passed.column)") }
    }
  }
}

extension CatalogueSet {
  /// The same in all databases, of a table over which there are no views.
  func dependentsByColumn(of table: TableName) -> [String: [Dependent]] {
    relations(schema: table.schema, name: table.name).reduce(into: [:]) { dependents, found in
      dependents.merge(found.catalogue.dependentsByColumn(of: found.relation.name)) { $0 + $1 }
    }
  }

  /// The tables from which a column's table has it.
  func origins(of column: ColumnName) -> [TableName] {
    relations(schema: column.table.schema, name: column.table.name).flatMap { catalogue, relation in
      catalogue.origins(of: column.column, of: relation.name).map(TableName.init)
    }
  }

  /// The objects that use a column, also through views over it and in the tables that inherit it; sorted. Of what keeps or
  /// checks its values there, each partition has its own: that is left out.
  func dependents(of column: ColumnName) -> [Dependent] {
    var dependents: [Dependent] = []
    for (catalogue, relation) in relations(schema: column.table.schema, name: column.table.name) {
      for table in catalogue.holders(of: column.column, of: relation.name) {
        let isOwn = table == relation.name
        let known = Set(dependents.map(\.object.title))
        dependents += catalogue.dependents(of: table, column: column.column)
          .map { Dependent(object: $0, through: isOwn ? nil : "\(table).\(column.column)") }
          .filter { isOwn || $0.isUser && !known.contains($0.object.title) }
        dependents += catalogue.dependentsOfViews(
          over: table, column.column, except: Set(dependents.map(\.object.title)))
      }
    }
    return dependents
  }
}
