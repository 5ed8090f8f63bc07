/// What came of the evaluation of one unit.
package struct UnitEvaluation: Sendable {
  /// In file order.
  package var sites: [EvaluatedSite]
  /// Names that a file which is not among the units may declare, and with which more of the texts would be known.
  package var openNames: Set<String>

  package init(sites: [EvaluatedSite], openNames: Set<String>) {
    self.sites = sites
    self.openNames = openNames
  }
}
