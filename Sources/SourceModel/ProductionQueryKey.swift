/// What tells production queries apart: source, database, and the server's id or, where it gave none, the text.
package struct ProductionQueryKey: Hashable, Sendable, Comparable {
  package var source: String
  package var database: String?
  package var queryID: Int64?
  /// For a row without queryid: its text's fingerprint, or a hash of a text that has none; 0 when there is no text either.
  package var textHash: UInt64?

  package init(source: String, database: String?, queryID: Int64?, textHash: UInt64?) {
    self.source = source
    self.database = database
    self.queryID = queryID
    self.textHash = textHash
  }

  package static func < (left: ProductionQueryKey, right: ProductionQueryKey) -> Bool {
    (left.source, left.database ?? "", left.queryID ?? .max, left.textHash ?? 0)
      < (right.source, right.database ?? "", right.queryID ?? .max, right.textHash ?? 0)
  }
}
