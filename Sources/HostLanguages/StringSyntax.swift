/// How the literals of one node kind are written.
package struct StringSyntax: Sendable, Codable {
  package var escapes: EscapeStyle
  /// Letters in front of the quote that switch escapes off.
  package var rawPrefixes: String?
  /// Letters or quotes of the opening that leave only `quoteOnly` escapes (Ruby's `'` and `%q`).
  package var quoteOnlyPrefixes: String?
  /// Letters in front of the quote that make `{{` one brace.
  package var bracePrefixes: String?
  /// Named children that delimit the literal rather than being part of it.
  package var delimiters: [String]?
  /// Named children that are text; every other named child is an interpolated expression.
  package var content: [String]?
  package var dedent: Dedent?
  /// What the opening must contain for the lines to lose their indentation, such as Java's `"""`; by default nothing.
  package var dedentMark: String?
  /// The node kind that stands for the literal where it is used, when its text stands further down (Ruby's heredocs).
  package var beginning: String?

  package enum EscapeStyle: String, Sendable, Codable {
    /// Bytes as they stand.
    case none
    /// Only `\\` and a backslash before the quote (PHP and Ruby, single quotes).
    case quoteOnly
    /// C-like; the backslash of an unknown escape stays (Python, PHP).
    case keepUnknown
    /// C-like; the backslash of an unknown escape goes (JavaScript, Ruby, Go, Java).
    case dropUnknown
    /// C-like; a backslash at the line's end also eats the next line's indentation (Rust).
    case trimContinuation
  }

  package enum Dedent: String, Sendable, Codable {
    /// By the indentation of the line that closes the literal (PHP's heredocs).
    case closingLine
    /// By the smallest indentation of its lines (Ruby's `<<~`, Java's text blocks).
    case smallestIndent
  }
}

extension StringSyntax {
  /// - Parameter opening: what stands in front of the literal's text.
  func escapes(behind opening: ArraySlice<UInt8>) -> EscapeStyle {
    if (rawPrefixes ?? "").utf8.contains(where: opening.contains) { return .none }
    return (quoteOnlyPrefixes ?? "").utf8.contains(where: opening.contains) ? .quoteOnly : escapes
  }

  /// - Parameter opening: what stands in front of the literal's text.
  func dedent(behind opening: ArraySlice<UInt8>) -> Dedent? {
    opening.firstRange(of: Array((dedentMark ?? "").utf8)) == nil && dedentMark != nil ? nil : dedent
  }
}
