/// The name of a table, view or the like, folded as PostgreSQL folds it.
package struct RelationName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// nil where neither the text nor the catalogue tells.
  package var schema: String?
  package var name: String

  package init(schema: String?, name: String) {
    self.schema = schema
    self.name = name
  }

  package var description: String { schema.map { "\($0).\(name)" } ?? name }

  package static func < (left: RelationName, right: RelationName) -> Bool {
    (left.schema ?? "", left.name) < (right.schema ?? "", right.name)
  }
}
