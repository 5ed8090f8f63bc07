package import SourceModel

/// Which production queries are to be ranked, and by what.
package struct RankingQuestion: Hashable, Sendable {
  package var cost: QueryCost
  /// Only those that use this table.
  package var table: TableName?
  /// Only those that this place sends.
  package var place: PlaceQuestion?
  /// Only of this source; nil for all of them.
  package var source: String?
  /// What was added between two snapshots instead of all that the newest one has.
  package var since: Timestamp?
  package var until: Timestamp?

  package init(
    cost: QueryCost, table: TableName? = nil, place: PlaceQuestion? = nil, source: String? = nil,
    since: Timestamp? = nil, until: Timestamp? = nil
  ) {
    self.cost = cost
    self.table = table
    self.place = place
    self.source = source
    self.since = since
    self.until = until
  }
}
