/// What a library does with a column because of its name alone, so that no code has to name it.
package struct NamingConvention: Hashable, Sendable, Comparable {
  /// The library's name, for people.
  package var library: String
  /// A column, or a table and a column with a dot between them; `*` at one end of either stands for any letters.
  package var pattern: String
  /// What the library takes it for: `the class of a row`.
  package var purpose: String

  package init(library: String, pattern: String, purpose: String) {
    self.library = library
    self.pattern = pattern
    self.purpose = purpose
  }

  /// - Parameter column: nil for the table as a whole, which only patterns with a table cover.
  package func covers(table: String, column: String?) -> Bool {
    let parts = pattern.split(separator: ".")
    guard let last = parts.last else { return false }
    let isOfTable = parts.count == 1 || Self.fits(table, parts[0])
    guard let column else { return parts.count > 1 && isOfTable && last == "*" }
    return isOfTable && Self.fits(column, last)
  }

  private static func fits(_ name: String, _ pattern: Substring) -> Bool {
    if pattern == "*" { return true }
    // Just the ending, such as `_id`, is no name that a library would take for one.
    if pattern.hasPrefix("*") { return name.hasSuffix(pattern.dropFirst()) && name.count >= pattern.count }
    if pattern.hasSuffix("*") { return name.hasPrefix(pattern.dropLast()) }
    return name == pattern
  }

  package static func < (left: NamingConvention, right: NamingConvention) -> Bool {
    (left.library, left.pattern) < (right.library, right.pattern)
  }
}
