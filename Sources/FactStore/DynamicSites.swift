package import SourceModel

/// Sites whose statements have a hole in them that is more than a value, so that they may say more than is known of them.
package struct DynamicSites: Hashable, Sendable {
  /// They name the table that was asked for.
  package var onTable: [SitePlace] = []
  /// It is not known which table they name.
  package var onAnyTable: [SitePlace] = []
}
