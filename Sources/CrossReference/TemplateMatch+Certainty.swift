import Foundation
package import QueryTemplates

extension TemplateMatch {
  /// How sure it is that this template made the query, between 0 and 1.
  ///
  /// What tells templates apart are the names that stand in the code, of tables, columns and functions; what speaks against
  /// one is how much of the query its holes swallow. A hole for a name says where it stands and takes a token or two; one for
  /// a clause takes anything. So the odds grow with the names that are fixed, and fall with the tokens that are not. A
  /// template that names no table of the query fits any table that happens to have such columns.
  package var certainty: Double {
    let certainty: Double =
      if fixedNames == 0 {
        certaintyWithoutNames
      } else if isOfAnyTable {
        certaintyOfAnyTable
      } else if names + unknown == 0 {
        Self.surest
      } else if unknown == 0 {
        Self.probability(2 + Self.bits(fixedNames) - 0.3 * Self.bits(names))
      } else {
        Self.probability(
          -0.5 + 1.6 * Self.bits(fixedNames) - 0.3 * Self.bits(names) - 0.35 * Self.bits(unknown))
      }
    return isPrefix ? 0.8 * certainty : certainty
  }

  /// Below this, the query is as likely to come from anywhere else.
  package static let leastCertainty = 0.4

  /// Even a text that is all the same may come from code that is not indexed.
  static let surest = 0.97

  /// Of a template for every table that has columns or functions of its own: what else stands in it has to carry the match.
  private var certaintyOfAnyTable: Double { unknown == 0 && fixedShare >= 0.7 ? 0.75 : 0 }

  /// Of a template that has no name of its own: `INSERT INTO {table} ({columns}) VALUES …` is a helper for every table, and
  /// so is `SELECT MAX({column}) FROM {table}`, though for fewer queries.
  private var certaintyWithoutNames: Double {
    guard fixedWords > 0, unknown == 0 else { return 0 }
    if names == 0 { return Self.surest }
    return Double(fixedWords) / Double(fixedWords + names) >= 0.7 ? 0.45 : 0
  }

  private static func bits(_ count: Int) -> Double { log2(Double(1 + count)) }

  /// The probability that has these logarithmic odds.
  private static func probability(_ odds: Double) -> Double { min(surest, 1 / (1 + exp(-odds))) }

  /// What of the query stands in the code, and what is filled in.
  var reason: String {
    let rest = [
      values > 0 ? "values" : nil, names > 0 ? "\(counted(names)) of names" : nil,
      unknown > 0 ? "\(counted(unknown)) of clauses" : nil,
    ].compactMap { $0 }
    let known =
      rest.isEmpty
      ? "all of it stands in the code"
      : "\(fixedWords) words stand in the code, \(fixedNames) of them names; the rest: " + rest.joined(separator: ", ")
    return known + (isPrefix ? "; the query is cut off" : "")
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 token" : "\(count) tokens" }
}
