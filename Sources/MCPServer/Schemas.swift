internal import AnswerText

/// The parts that the tools' output schemas are made of. They say what a client can rely on and no more: each of their words
/// costs every conversation something.
enum Schemas {
  static let text = type("string")
  static let whole = type("integer")
  static let number = type("number")
  static let anyObject = type("object")

  static func type(_ name: String) -> JSON { .object([("type", .string(name))]) }

  static func list(of element: JSON) -> JSON { .object([("type", .string("array")), ("items", element)]) }

  /// - Parameter optional: of the properties, those that may be missing; nil for all but those that `required` names.
  static func object(required: [String], _ properties: KeyValuePairs<String, JSON>) -> JSON {
    .object([
      ("type", .string("object")), ("required", .array(required.map { .string($0) })),
      ("properties", .object(properties.map { ($0.key, $0.value) })),
    ])
  }

  /// A place that sends queries.
  static let sites = list(of: object(required: ["file", "line"], ["file": text, "line": whole]))
}
