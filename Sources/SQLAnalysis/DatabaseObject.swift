/// An object of a database whose definition uses columns of tables, and so depends on them.
package struct DatabaseObject: Hashable, Sendable, Comparable {
  package enum Kind: String, Sendable, CaseIterable {
    case view
    case materializedView = "materialized view"
    case function, procedure, trigger, rule, policy
    case generatedColumn = "generated column"
    case primaryKey = "primary key"
    case foreignKey = "foreign key"
    case unique
    case check
    case exclusion
    case index
    case partitionKey = "partition key"
    /// A table that takes over columns of another: by INHERITS, or as a partition of it.
    case inheritance
    case `default`
    case sequence, statistics
  }

  package var kind: Kind
  /// Without the table it belongs to. A default and a generated column are named like their column.
  package var name: RelationName
  /// The types of a function's arguments, such as `integer, text`; empty for everything else.
  package var arguments = ""
  /// The table that it belongs to; nil for views and functions.
  package var table: RelationName?
  /// The file that defines it, as it was named at the import; nil for a live server.
  package var path: String?
  /// The 1-based line of that file; nil where there is no file.
  package var line: Int?
  /// The server itself keeps what it depends on, as for views and for functions with BEGIN ATOMIC; it does not for functions
  /// whose body is a text.
  package var isBoundEarly = true
  /// It also runs statements that it puts together, which nothing here knows.
  package var runsDynamicSQL = false
  /// Of an index and of a constraint with one: its keys in their order and what follows them, as its definition has it, such as
  /// `UNIQUE (lower(name), id DESC) INCLUDE (total) WHERE total > 0`. Empty for everything else, and where an older version read it.
  package var definition = ""
  /// Sorted, without repetitions.
  package var uses: [ObjectUse] = []

  /// `trigger touch on public.orders`, `view public.open_orders`, `function public.total(integer)`.
  package var title: String {
    switch kind {
    case .function, .procedure: "\(kind.rawValue) \(name)(\(arguments))"
    case .inheritance: "table \(name)"
    default:
      "\(kind.rawValue) \(table == nil ? name.description : name.name)" + (table.map { " on \($0)" } ?? "")
    }
  }

  package static func < (left: DatabaseObject, right: DatabaseObject) -> Bool {
    left.order == right.order ? left.arguments < right.arguments : left.order < right.order
  }

  private var order: (String, String, RelationName) { (kind.rawValue, table?.description ?? "", name) }

  /// What tells it from the other objects of its database.
  struct ID: Hashable {
    /// Objects of one group on one table have different names.
    var group: String
    var name: RelationName
    var arguments: String
    var table: RelationName?
  }

  var id: ID { ID(group: kind.group, name: name, arguments: arguments, table: table) }
}

extension DatabaseObject.Kind {
  /// Constraints of a table share one space of names, and so do views and functions each.
  var group: String {
    switch self {
    case .primaryKey, .foreignKey, .unique, .check, .exclusion: "constraint"
    case .view, .materializedView: "view"
    case .function, .procedure: "function"
    default: rawValue
    }
  }
}
