package import SourceModel

/// Sites whose statements have a hole in them that is more than a value, so that they may say more than is known of them.
package struct DynamicSites: Hashable, Sendable {
  package struct Site: Hashable, Sendable {
    package var place: SitePlace
    /// What it sends, with its holes as `{name}`.
    package var text: String
    /// Whether it does more than to select.
    package var writes: Bool
  }

  /// They name the table that was asked for.
  package var onTable: [Site] = []
  /// It is not known which table they name.
  package var onAnyTable: [Site] = []
}
