/// A table, view or materialised view that a statement names (CTE names are not tables).
package struct TableUse: Hashable, Sendable, Comparable, Codable {
  package enum Access: String, Sendable, Codable {
    case read, write
    /// The statement makes it: CREATE TABLE, CREATE VIEW, SELECT INTO.
    case create
  }

  /// As resolved by the catalogue, or as written; nil when neither says.
  package var schema: String?
  /// Folded as PostgreSQL folds it.
  package var name: String
  package var access: Access

  package init(schema: String?, name: String, access: Access) {
    self.schema = schema
    self.name = name
    self.access = access
  }

  package static func < (left: TableUse, right: TableUse) -> Bool {
    (left.schema ?? "", left.name, left.access.rawValue) < (right.schema ?? "", right.name, right.access.rawValue)
  }
}
