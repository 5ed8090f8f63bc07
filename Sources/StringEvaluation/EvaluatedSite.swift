package import QueryTemplates
package import SourceModel

/// A text that a unit may send, and the call that sends it.
package struct EvaluatedSite: Sendable {
  /// How the text was seen to be used.
  package enum Use: UInt8, Sendable, Comparable {
    /// Kept in a variable, a constant or a collection; no call is known.
    case kept
    /// Made to be SQL by a function or a tag for it, which may send it, or whoever is handed it.
    case made
    /// An argument of some call.
    case argument
    /// The argument of a call that takes queries about objects, such as JPQL.
    case objectQuery
    /// The text of a statement that is prepared and may be executed elsewhere.
    case prepared
    /// Made by a function that is called, of what the call hands over.
    case helper
    /// The text argument of a call that sends SQL.
    case sink
    /// The text of the prepared statement that is executed.
    case execution

    /// Whether the call takes nothing but SQL.
    package var isSQL: Bool { self == .prepared || self >= .sink }

    package static func < (left: Use, right: Use) -> Bool { left.rawValue < right.rawValue }
  }

  /// Position in the list of units.
  package var unit: Int
  /// The call, or the text where no call is known. UTF-8 byte offsets.
  package var range: ByteRange
  /// The enclosing function with its type, such as `OrderStore.find`; empty at the top level.
  package var function: String
  /// The callee as written, such as `cursor.execute`; nil where no call is known.
  package var sink: String?
  package var use: Use
  package var template: Template
  /// The calls behind the site's own, down to the one that sends the text; empty where the site's own does.
  package var via: [CallStep]
  /// What its file says of the code around it: that it is a test.
  package var isTest: Bool

  package init(
    unit: Int, range: ByteRange, function: String, sink: String?, use: Use, template: Template, via: [CallStep] = [],
    isTest: Bool = false
  ) {
    self.unit = unit
    self.range = range
    self.function = function
    self.sink = sink
    self.use = use
    self.template = template
    self.via = via
    self.isTest = isTest
  }
}
