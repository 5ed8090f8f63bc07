/// Text that is not known before run time.
package struct Hole: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    /// Not told by the code; told by where it stands in the SQL.
    case unknown
    /// A driver's placeholder or an interpolated value; any number of values that a driver renders.
    case value
    /// The name of a table, column, … or a part of one.
    case identifier
    /// Anything else: a condition, a list of columns, a whole clause.
    case clause
  }

  package var kind: Kind
  /// What stands in the code, such as a variable's name; for people, may be empty.
  package var name: String

  package init(kind: Kind, name: String) {
    self.kind = kind
    self.name = name
  }
}
