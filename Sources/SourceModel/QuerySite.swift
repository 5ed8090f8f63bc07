/// A place in the code that sends a query.
package struct QuerySite: Hashable, Sendable {
  /// What kind of code the site is in; the order is the order in which answers list them.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case application, script, migration, test, schema
  }

  /// A hash of repository, path, function, template and ordinal among equals: edits elsewhere don't change it.
  package var id: SiteID
  /// The repository's name in the index.
  package var repository: String
  /// The call that sends the text, or the text itself where no call is known.
  package var place: FileRange
  /// The enclosing function with its class, such as `OrderStore.find`; empty at the top level of a file.
  package var function: String
  /// The callee as written, such as `cursor.execute`; nil when the text is not seen to reach a call.
  package var sink: String?
  /// The calls behind that one, down to the one that sends the text; empty where the site's own does.
  package var via: [ViaStep]
  package var kind: Kind
  /// How surely the text is SQL that is sent, between 0 and 1.
  package var evidence: Double
  /// The name that a `-- name:` comment in the text gives the query.
  package var annotation: String?
  /// Where the text is written; a constant may stand in another file. Sorted.
  package var textRanges: [FileRange]
  /// The set of texts it can send, encoded by QueryTemplates; opaque to everything below it.
  package var template: [UInt8]
  /// The same for people to read: holes as `{name}`, choices as `(a|b)`, optional parts as `[a]`.
  package var templateText: String
  /// One for each statement of each variant; empty when the template cannot be expanded.
  package var statements: [StatementFacts]
  /// Where the texts of the statements are written, as many as there are statements.
  package var statementLines: [StatementLines]
  /// The lines around the site; nil when excerpts are left out of the index.
  package var excerpt: Excerpt?

  package init(
    id: SiteID, repository: String, place: FileRange, function: String, sink: String?, kind: Kind,
    evidence: Double, annotation: String?, textRanges: [FileRange], template: [UInt8], templateText: String,
    statements: [StatementFacts], statementLines: [StatementLines] = [], excerpt: Excerpt?, via: [ViaStep] = []
  ) {
    self.id = id
    self.repository = repository
    self.place = place
    self.function = function
    self.sink = sink
    self.via = via
    self.kind = kind
    self.evidence = evidence
    self.annotation = annotation
    self.textRanges = textRanges
    self.template = template
    self.templateText = templateText
    self.statements = statements
    self.statementLines =
      statementLines.isEmpty ? Array(repeating: StatementLines(), count: statements.count) : statementLines
    self.excerpt = excerpt
  }
}

extension QuerySite {
  /// The file and line on which a statement uses a column; nil where that is not known.
  ///
  /// - Parameter statement: its number among the site's statements.
  package func place(of use: ColumnUse, inStatement statement: Int) -> (path: String, line: Int)? {
    guard let offset = use.offset, statementLines.indices.contains(statement),
      let entry = statementLines[statement].entry(at: offset)
    else { return nil }
    return (entry.path ?? place.path, entry.line)
  }
}
