internal import SourceModel

/// A token as matching sees it: comments are gone, and every way to write a value is one token.
///
/// Spellings are compared by a 64-bit hash instead of a number given by a shared table, so that the texts of production
/// and the templates can be read independently of each other and in parallel.
package struct QueryToken: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    /// A keyword or a name, quoted or not.
    case word
    /// A name of which parts are not known; only in templates.
    case pattern
    /// An operator or a punctuation mark.
    case symbol
    /// A single value that stands in the text.
    case constant
    /// A parameter, or a list of values.
    case parameter
    /// What a driver puts in place of `VALUES ?`: one or more rows, in which there may be expressions; only in templates.
    case rows
    /// The semicolon behind a statement.
    case end
  }

  package var kind: Kind
  /// The hash of the spelling; 0 for a parameter.
  package var id: UInt64
  /// Of words and patterns only.
  package var spelling: [UInt8]
  /// Whether it can only be a keyword.
  package var isReserved = false

  init(kind: Kind, spelling: [UInt8] = []) {
    self.kind = kind
    self.spelling = kind == .word || kind == .pattern ? spelling : []
    id = spelling.isEmpty ? 0 : Self.id(of: spelling)
  }

  private init(constant id: UInt64) {
    kind = id == 0 ? .parameter : .constant
    self.id = id
    spelling = []
  }

  /// A value: a constant, or a parameter where the id is 0.
  static func value(_ id: UInt64) -> QueryToken { QueryToken(constant: id) }

  static func symbol(_ text: StaticString) -> QueryToken {
    QueryToken(kind: .symbol, spelling: Array(String(describing: text).utf8))
  }

  var isValue: Bool { kind == .parameter || kind == .constant }

  static func id(of spelling: [UInt8]) -> UInt64 {
    var hash = StableHash()
    hash.combine(spelling)
    return hash.value
  }

  static let open = symbol("(")
  static let close = symbol(")")
  static let comma = symbol(",")
  static let dot = symbol(".")
  static let minus = symbol("-")
  static let openBracket = symbol("[")
  static let closeBracket = symbol("]")
  static let cast = symbol("::")
  static let end = QueryToken(kind: .end)
  static let rows = QueryToken(kind: .rows)
  static let array = QueryToken(kind: .word, spelling: Array("array".utf8))
}
