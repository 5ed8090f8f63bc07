internal import AnswerText
internal import CrossReference
internal import SourceModel

extension QueryEvidence {
  var members: Members {
    [
      ("tables", .array(tables.map(\.json))),
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
  fileprivate var json: JSON {
    func list(_ key: String, _ words: [String]) -> Members {
      words.isEmpty ? [] : [(key, .array(words.map { .string($0) }))]
    }
    return .object(
      [("table", .string(name))] + list("filteredBy", filtered) + list("joinedBy", joined)
        + list("primaryKey", primaryKey)
        + list("indexes", indexes.map { "\($0.name) (\($0.kind)): \($0.columns.joined(separator: ", "))" })
        + list("columns", Array(columns.prefix(60))))
  }
}
