/// The identity of a query site, which survives edits elsewhere in the file and the repository.
package struct SiteID: Hashable, Sendable, Comparable {
  /// A hash of what ``QuerySite/id`` names.
  package var value: UInt64

  package init(value: UInt64) { self.value = value }

  /// - Parameter ordinal: counts the sites of one function that have the same template, from 0, in file order.
  package init(repository: String, path: String, function: String, template: [UInt8], ordinal: Int) {
    var hash = StableHash()
    for part in [repository, path, function] {
      hash.combine(Array(part.utf8))
      hash.combine([0])
    }
    hash.combine(template)
    hash.combine(Array("\u{0}\(ordinal)".utf8))
    value = hash.value
  }

  /// 16 lower-case hex digits.
  package var hex: String { Fingerprint(value: value, libraryMajor: 0).hex }

  package static func < (left: SiteID, right: SiteID) -> Bool { left.value < right.value }
}
