package import SourceModel

/// What of an index may be told.
///
/// It stands below all questions: for whoever asks a ``FactStore`` with one, what is withheld does not exist, whether it is
/// looked up, counted, matched or suggested.
package struct FactVisibility: Sendable {
  package var withheldSites: Set<SiteID>
  package var withheldQueries: Set<ProductionQueryKey>
  package var withheldRepositories: Set<String>
  /// Whether a text may be told: a name, a path, or a message of a finding.
  package var shows: @Sendable (String) -> Bool
  /// Without what is withheld, encoded as in ``FactStore/catalogues()``.
  package var catalogues: [String?: [UInt8]]

  package init(
    withheldSites: Set<SiteID>, withheldQueries: Set<ProductionQueryKey>, withheldRepositories: Set<String>,
    shows: @escaping @Sendable (String) -> Bool, catalogues: [String?: [UInt8]]
  ) {
    self.withheldSites = withheldSites
    self.withheldQueries = withheldQueries
    self.withheldRepositories = withheldRepositories
    self.shows = shows
    self.catalogues = catalogues
  }
}
