internal import QueryTemplates

/// No value, false or true, as code writes them.
struct Literal: Equatable {
  enum Kind {
    case null, no, yes
  }

  var kind: Kind
  /// As the code has it, such as `None`.
  var written: String
  /// Whether it comes out in a text as nothing at all.
  var isEmptyText = false

  var template: Template { isEmptyText ? .empty : .hole(Hole(kind: .unknown, name: written)) }

  static let null = Literal(kind: .null, written: "null")
}
