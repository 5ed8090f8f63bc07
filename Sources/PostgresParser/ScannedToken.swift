package import SourceModel

/// A token as PostgreSQL's scanner sees it, comments included.
package struct ScannedToken: Hashable, Sendable {
  package enum Class: Sendable {
    case keyword, identifier, string, bitString, number, parameter, comment
    /// An operator of one or more characters, `::`, `:=`, `=>` and `..` included.
    case `operator`
    case openBracket, closeBracket, comma, semicolon, dot, other
  }

  package enum KeywordKind: Sendable { case none, unreserved, columnName, typeOrFunctionName, reserved }

  /// UTF-8 byte offsets into the text.
  package var range: ByteRange
  package var tokenClass: Class
  package var keywordKind: KeywordKind
}
