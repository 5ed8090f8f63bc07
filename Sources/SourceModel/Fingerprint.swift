/// libpg_query's 64-bit fingerprint of a statement.
///
/// Fingerprints differ between libpg_query's majors, so they are only ever compared within one (``libraryMajor``).
package struct Fingerprint: Hashable, Sendable, Comparable, Codable {
  package var value: UInt64
  package var libraryMajor: Int

  package init(value: UInt64, libraryMajor: Int) {
    self.value = value
    self.libraryMajor = libraryMajor
  }

  /// 16 lower-case hex digits.
  package var hex: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  package static func < (left: Fingerprint, right: Fingerprint) -> Bool {
    (left.libraryMajor, left.value) < (right.libraryMajor, right.value)
  }
}
