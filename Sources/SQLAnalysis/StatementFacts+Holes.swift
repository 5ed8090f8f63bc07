internal import QueryTemplates
package import SourceModel

extension StatementFacts {
  /// Takes out what only the stand-ins of holes brought in, and what the statement would be joined by if they were its own.
  package mutating func forgetStandIns() {
    fingerprint = nil
    canonicalForm = nil
    tables.removeAll { Variant.holdsStandIn($0.name) }
    columns.removeAll { Variant.holdsStandIn($0.column) || Variant.holdsStandIn($0.table) }
  }
}
