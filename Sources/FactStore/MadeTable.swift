package import SourceModel

/// A table or view that code makes when it runs, maybe a temporary one.
package struct MadeTable: Hashable, Sendable {
  /// As resolved by the catalogue, or as written; nil when neither says.
  package var schema: String?
  package var name: String
  /// Those that make it, in order of repository, path and offset.
  package var sites: [SitePlace]
}
