/// One fact of a dump: what it is of, and its parts by name.
package struct DumpedFact: Hashable, Sendable, CustomStringConvertible {
  package struct Part: Hashable, Sendable {
    package var name: String
    package var value: String
  }

  package var kind: String
  package var parts: [Part]

  /// - Parameter parts: those without a value are left out.
  init(_ kind: String, _ parts: KeyValuePairs<String, (any CustomStringConvertible)?>) {
    self.kind = kind
    self.parts = parts.compactMap { name, value in value.map { Part(name: name, value: $0.description) } }
  }

  /// One line: the parts separated by tabs, with tabs, line feeds, carriage returns and backslashes escaped.
  package var description: String {
    ([kind] + parts.map { "\($0.name)=\(Self.escaped($0.value))" }).joined(separator: "\t")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\t": escaped += "\\t"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
