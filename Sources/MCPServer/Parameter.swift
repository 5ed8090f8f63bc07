internal import AnswerText

/// An argument that a tool takes: what its schema says and its value is checked against.
struct Parameter: Sendable {
  enum Kind: Sendable {
    case text
    /// From 1.
    case count(limit: Int)
    case choice([String])
  }

  var name: String
  var kind: Kind
  var isRequired = false
  var description: String?

  var schema: JSON {
    let type: [(key: String, value: JSON)] =
      switch kind {
      case .text: [("type", .string("string"))]
      case .count(let limit): [("type", .string("integer")), ("minimum", .integer(1)), ("maximum", .integer(limit))]
      case .choice(let words): [("enum", .array(words.map { .string($0) }))]
      }
    return .object(type + (description.map { [("description", .string($0))] } ?? []))
  }

  static let limit = Parameter(name: "limit", kind: .count(limit: 100))
  static let cursor = Parameter(name: "cursor", kind: .text, description: "nextCursor of the last answer")
}
