/// A table or view of a catalogue.
package struct Relation: Hashable, Sendable {
  package enum Kind: String, Sendable { case table, view, materializedView, compositeType }

  package var name: RelationName
  package var kind: Kind
  /// In the order in which `*` lists them.
  package var columns: [String]
  /// Empty when there is none.
  package var primaryKey: [String]
  /// The tables whose columns it inherits, or of which it is a partition.
  package var parents: [RelationName]

  package init(
    name: RelationName, kind: Kind, columns: [String], primaryKey: [String] = [], parents: [RelationName] = []
  ) {
    self.name = name
    self.kind = kind
    self.columns = columns
    self.primaryKey = primaryKey
    self.parents = parents
  }
}
