package import SourceModel

/// What can be told of a text that a server ran: all of it where PostgreSQL's parser reads it, otherwise what its words tell.
///
/// Servers cut long texts, and replace constants where the parser of another version has no place for a parameter.
package func analyzeProduction(_ text: String, catalogue: Catalogue?) -> StatementFacts? {
  let bytes = Array(text.utf8)
  return (try? analyze(bytes, catalogue: catalogue)) ?? sketch(bytes, catalogue: catalogue)
    ?? analyzeExpression(bytes, catalogue: catalogue)
}

/// What an expression of PL/pgSQL uses: the server runs `IF EXISTS (SELECT …)` as a query whose text is the expression.
private func analyzeExpression(_ text: [UInt8], catalogue: Catalogue?) -> StatementFacts? {
  let prefix = Array("SELECT ".utf8)
  guard var facts = try? analyze(prefix + text, catalogue: catalogue), !facts.tables.isEmpty else { return nil }
  facts.text = String(decoding: text, as: UTF8.self)
  (facts.fingerprint, facts.canonicalForm) = (nil, nil)
  for index in facts.columns.indices {
    facts.columns[index].offset = facts.columns[index].offset.map { $0 - prefix.count }
  }
  return facts
}
