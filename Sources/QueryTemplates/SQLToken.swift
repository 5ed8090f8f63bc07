package import SourceModel

/// One lexical element of a SQL text.
package struct SQLToken: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    /// A keyword or an unquoted identifier.
    case word
    case quotedName
    /// `'…'`, `E'…'`, `U&'…'` or a dollar-quoted string.
    case string
    /// `B'…'` or `X'…'`.
    case bits
    case number
    /// `$1`.
    case parameter
    /// A driver's placeholder in one of the ``PlaceholderStyles``.
    case placeholder
    /// An operator or a punctuation mark.
    case symbol
    case comment
  }

  package var kind: Kind
  package var range: ByteRange
  /// What it says: words folded to lower case, names and strings without their quotes (escapes untouched),
  /// placeholders and parameters without their marks, nothing for comments.
  ///
  /// It ends after ``SQLLexer/longestSpelling`` bytes.
  package var spelling: [UInt8]

  package init(kind: Kind, range: ByteRange, spelling: [UInt8]) {
    self.kind = kind
    self.range = range
    self.spelling = spelling
  }
}
