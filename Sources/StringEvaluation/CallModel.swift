/// What calls of a function send whose source is not there to be read: told by the user.
package struct CallModel: Sendable {
  /// Where a call has something: the first of these that it hands over.
  package struct Argument: Sendable {
    package enum Place: Sendable {
      /// From 0.
      case position(Int)
      /// That of a keyword, or of an entry in a map that is handed over.
      case name(String)
    }

    package var places: [Place]

    package init(_ places: [Place]) { self.places = places }
  }

  package enum Verb: String, CaseIterable, Sendable { case select, insert, update, delete }

  package enum Statement: Sendable {
    /// It is handed over as a text.
    case text(Argument)
    /// It is put together from names. Without an argument for the columns, nothing is known of them; without one for the
    /// conditions, there are none. The ending stands behind all of it.
    case parts(Verb, table: Argument, columns: Argument?, conditions: Argument?, ending: String?)
  }

  package var function: String
  /// What stands in front of the function's name: a type, a module or a variable; nil for whatever it is.
  package var owner: String?
  package var statement: Statement

  package init(function: String, owner: String?, statement: Statement) {
    self.function = function
    self.owner = owner
    self.statement = statement
  }
}
