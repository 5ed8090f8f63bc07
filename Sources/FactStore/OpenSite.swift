package import SourceModel

/// A site that sends statements which are not known as a whole: with a hole that is more than a value, or such that
/// PostgreSQL's parser does not read them.
package struct OpenSite: Sendable {
  package struct Statement: Sendable {
    /// Whether it does more than to select.
    package var writes: Bool
    /// Empty where it is not known which it names.
    package var tables: [(schema: String?, name: String)]
  }

  package var place: SitePlace
  /// What it sends, with its holes as `{name}`.
  package var text: String
  /// Those that are not known as a whole.
  package var statements: [Statement]
}
