/// A text of production, and the database that ran it, as far as that is known.
package struct SentText: Hashable, Sendable {
  package var text: String
  package var database: String?
}
