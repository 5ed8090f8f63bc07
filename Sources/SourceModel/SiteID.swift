/// The identity of a query site: 16 hex digits that survive edits elsewhere in the file and the repository.
package struct SiteID: Hashable, Sendable, Comparable, Codable {
  package var hex: String

  package init(hex: String) { self.hex = hex }

  /// - Parameter ordinal: counts the sites of one function that have the same template, from 0, in file order.
  package init(repository: String, path: String, function: String, template: [UInt8], ordinal: Int) {
    var hash = StableHash()
    for part in [repository, path, function] {
      hash.combine(Array(part.utf8))
      hash.combine([0])
    }
    hash.combine(template)
    hash.combine(Array("\u{0}\(ordinal)".utf8))
    hex = hash.hex
  }

  package static func < (left: SiteID, right: SiteID) -> Bool { left.hex < right.hex }
}
