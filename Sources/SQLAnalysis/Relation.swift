/// A table, view or sequence of a catalogue, or a type of rows.
package struct Relation: Hashable, Sendable {
  package enum Kind: String, Sendable { case table, view, materializedView, compositeType, sequence }

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

extension Relation {
  /// A sequence can be read like a table of one row; what is not of a table, it has no more of.
  static func sequence(_ name: RelationName) -> Relation {
    Relation(name: name, kind: .sequence, columns: ["last_value", "log_cnt", "is_called"])
  }
}

extension Relation.Kind {
  /// Whether it is a table or a view: neither a sequence nor a mere type.
  package var holdsRows: Bool {
    switch self {
    case .table, .view, .materializedView: true
    case .compositeType, .sequence: false
    }
  }
}
