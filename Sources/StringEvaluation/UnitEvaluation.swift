package import SourceModel

/// What came of the evaluation of one unit.
package struct UnitEvaluation: Sendable {
  /// A function that takes more steps than it is given: what it sends behind the place that was reached is not known.
  package struct Unfinished: Sendable {
    /// Qualified; empty for what stands outside of functions.
    package var function: String
    package var range: ByteRange
  }

  /// In file order.
  package var sites: [EvaluatedSite]
  /// Names that a file which is not among the units may declare, and with which more of the texts would be known.
  package var openNames: Set<String>
  /// Names of types that leave a member open for the types made from them to say, which a file may declare that is not
  /// among the units.
  package var openTypes: Set<String> = []
  package var unfinished: [Unfinished] = []

  package init(sites: [EvaluatedSite], openNames: Set<String>) {
    self.sites = sites
    self.openNames = openNames
  }
}
