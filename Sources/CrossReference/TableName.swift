import SQLAnalysis

/// A table as a person names it: `[schema.]table`, folded to lower case unless it stands in double quotes.
package struct TableName: Hashable, Sendable, CustomStringConvertible {
  package var schema: String?
  package var name: String

  package init(schema: String?, name: String) {
    self.schema = schema
    self.name = name
  }

  /// nil unless it has one or two parts.
  package init?(_ text: String) {
    guard let parts = RelationName.parts(of: text) else { return nil }
    self.init(parts: parts[...])
  }

  init?(parts: ArraySlice<String>) {
    guard let name = parts.last, parts.count <= 2 else { return nil }
    self.init(schema: parts.count == 2 ? parts.first : nil, name: name)
  }

  /// As it has to be written to be read again.
  var written: String { (schema.map { $0.asIdentifier + "." } ?? "") + name.asIdentifier }

  package var description: String { (schema.map { $0 + "." } ?? "") + name }
}
