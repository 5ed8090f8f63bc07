package import PostgresParser
package import SourceModel

/// What one statement is and which tables and columns it uses.
///
/// EXPLAIN, DECLARE … CURSOR FOR and PREPARE … AS are looked through: kind, fingerprint, tables and columns are those of the
/// query in them.
///
/// - Parameters:
///   - text: one statement in PostgreSQL's syntax, placeholders as `$n`. Offsets of columns are offsets into the text of
///     the facts, in which constants are parameters.
///   - catalogue: with it names are resolved as the server does it; without it, names of which several tables could have
///     the column are ambiguous.
/// - Throws: when libpg_query cannot parse the text, or it does not hold exactly one statement.
package func analyze(_ text: [UInt8], catalogue: Catalogue?) throws(ParseFailure) -> StatementFacts {
  try withParserStack { () throws(ParseFailure) in
    try analyze(ParsedStatement(text), catalogue: catalogue)
  }
}

/// The same for a statement that is parsed already.
package func analyze(_ statement: ParsedStatement, catalogue: Catalogue?) throws(ParseFailure) -> StatementFacts {
  try analyze(statement, normalized: NormalizedText(of: statement), catalogue: catalogue)
}

/// The same for a statement whose text is normalised already, too.
///
/// - Parameter normalized: the statement's text.
package func analyze(
  _ statement: ParsedStatement, normalized: NormalizedText, catalogue: Catalogue?
) throws(ParseFailure) -> StatementFacts {
  try withParserStack { () throws(ParseFailure) in
    var resolver = StatementResolver(catalogue: catalogue)
    resolver.statement(statement.inner)
    return StatementFacts(
      text: String(decoding: normalized.text, as: UTF8.self),
      kind: StatementKind(of: statement.inner), fingerprint: try statement.fingerprint,
      canonicalForm: CanonicalForm(resolver: resolver).hash(of: statement),
      tables: resolver.tables.sorted(),
      columns: resolver.columns.map { use in
        var use = use
        use.offset = use.offset.map(normalized.offset)
        return use
      }.sorted())
  }
}
