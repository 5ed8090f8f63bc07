/// How a query's tokens were accounted for by a template. The counts are of tokens of the query, a value counting once.
package struct TemplateMatch: Hashable, Sendable {
  /// Keywords and names that the template has as they stand.
  package var fixedWords = 0
  /// Those of the fixed words that do not stand in queries on any table.
  package var fixedNames = 0
  /// The names of tables and views in the query.
  package var relations = 0
  /// Those of them that the template has as they stand, or in parts.
  package var fixedRelations = 0
  /// Operators and punctuation marks that the template has as they stand.
  package var fixedSymbols = 0
  /// Values where the template has a constant.
  package var fixedConstants = 0
  /// Values where the template has a placeholder, a list of values or a value hole.
  package var values = 0
  /// Tokens of names where the template has an identifier hole, or only a part of the name.
  package var names = 0
  /// Tokens of which the template knows nothing.
  package var unknown = 0
  /// The holes for names and clauses that were filled.
  package var holes = 0
  /// In bits, what it takes to say which of all the template's ways was taken: one for an optional part, two for one of four
  /// branches. Of two templates that explain a query alike, the one that leaves less to choose is the likelier origin.
  package var choices = 0.0
  /// Whether the query's text was cut, so that only its beginning was compared.
  package var isPrefix = false

  /// Whether the query names tables of which the template knows none: it would match as well whatever they were.
  package var isOfAnyTable: Bool { relations > 0 && fixedRelations == 0 }

  /// The tokens that were compared.
  package var total: Int { fixedWords + fixedSymbols + fixedConstants + values + names + unknown }

  /// The share of the query, without its values, that the template has as it stands; between 0 and 1.
  package var fixedShare: Double {
    let known = fixedWords + fixedSymbols
    let all = known + names + unknown
    return all == 0 ? 0 : Double(known) / Double(all)
  }
}
