/// How a framework, and no code of the repository, comes to call a function.
package struct EntryPoint: Hashable, Sendable, Comparable, Codable {
  /// In the order in which answers list them.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case route, handler, job, command
  }

  package var kind: Kind
  /// What it answers to, such as `GET /orders/<id>`; the function's name where nothing more is known.
  package var label: String
  /// Where it is written that it does.
  package var path: String
  package var line: Int

  package init(kind: Kind, label: String, path: String, line: Int) {
    self.kind = kind
    self.label = label
    self.path = path
    self.line = line
  }

  package static func < (left: EntryPoint, right: EntryPoint) -> Bool {
    (left.kind.rawValue, left.label, left.path, left.line) < (right.kind.rawValue, right.label, right.path, right.line)
  }
}
