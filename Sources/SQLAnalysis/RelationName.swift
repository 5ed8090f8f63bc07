/// The name of a table, view or the like, folded as PostgreSQL folds it.
package struct RelationName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// nil where neither the text nor the catalogue tells.
  package var schema: String?
  package var name: String

  package init(schema: String?, name: String) {
    self.schema = schema
    self.name = name
  }

  package var description: String { schema.map { "\($0).\(name)" } ?? name }

  package static func < (left: RelationName, right: RelationName) -> Bool {
    (left.schema ?? "", left.name) < (right.schema ?? "", right.name)
  }

  /// The names between the dots, folded to lower case unless they stand in double quotes; nil when one of them is empty or a quote is not closed.
  package static func parts(of text: String) -> [String]? {
    var parts = [""]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "." where !isQuoted: parts.append("")
      default: parts[parts.count - 1] += isQuoted ? String(character) : character.lowercased()
      }
    }
    return isQuoted || parts.contains("") ? nil : parts
  }
}

extension String {
  /// A name as it has to be written to be read again: in double quotes where it would be folded or is more than a word.
  package var asIdentifier: String {
    let isPlain =
      first.map { !("0"..."9").contains($0) } ?? false
      && allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0 == "$" }
    return isPlain ? self : "\"\(self)\""
  }
}
