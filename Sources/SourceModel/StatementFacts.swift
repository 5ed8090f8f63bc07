/// What is known of one SQL statement: of one variant of a query site's template, or of a production text.
package struct StatementFacts: Hashable, Sendable, Codable {
  /// The statement with its constants as `$n`; placeholders of the driver are `$n`, too.
  package var text: String
  package var kind: StatementKind
  /// nil when the statement has holes that are more than values, or cannot be parsed.
  package var fingerprint: Fingerprint?
  /// Equal for statements that the server takes for one query, whatever their fingerprints; nil where it goes by the text.
  package var canonicalForm: UInt64?
  /// Sorted, without repetitions.
  package var tables: [TableUse]
  /// Sorted.
  package var columns: [ColumnUse]

  package init(
    text: String, kind: StatementKind, fingerprint: Fingerprint?, canonicalForm: UInt64? = nil,
    tables: [TableUse], columns: [ColumnUse]
  ) {
    self.text = text
    self.kind = kind
    self.fingerprint = fingerprint
    self.canonicalForm = canonicalForm
    self.tables = tables
    self.columns = columns
  }
}
