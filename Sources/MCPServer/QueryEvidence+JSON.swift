internal import AnswerText
internal import CrossReference
internal import SourceModel

extension QueryEvidence {
  var members: Members {
    [
      ("tables", .array(tables.map { $0.json(sharedBy: tables.count) })),
      (
        "otherQueries",
        .array(
          neighbours.map { query in
            .object(query.fingerprintMember + query.members + query.textMember(limit: 200))
          })
      ),
    ]
  }
}

extension QueryEvidence.Table {
  /// Columns and indexes of all tables of a query together: an answer has to stay short.
  private static let mostColumns = 60
  private static let mostIndexes = 24

  fileprivate func json(sharedBy tables: Int) -> JSON {
    func list(_ key: String, _ words: [String], most: Int = .max) -> Members {
      guard !words.isEmpty else { return [] }
      let shown: Members = [(key, .array(words.prefix(most).map { .string($0) }))]
      return words.count <= most ? shown : shown + [(key.more, .integer(words.count - most))]
    }
    return .object(
      [("table", .string(name))] + list("filteredBy", filtered) + list("joinedBy", joined)
        + list("primaryKey", primaryKey)
        + list(
          "indexes", indexes.map { "\($0.name) (\($0.kind)): \($0.keyText.cut(to: 200))" },
          most: Self.mostIndexes / tables)
        + list("columns", columns, most: Self.mostColumns / tables))
  }
}
