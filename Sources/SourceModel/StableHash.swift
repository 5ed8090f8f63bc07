/// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/): the same on every machine and in every run, unlike
/// `Hasher`. For identities, not for security.
package struct StableHash: Sendable {
  @usableFromInline package internal(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  @inlinable package mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(byte) }
  }

  // The same for what is hashed most: a generic function is not specialised for the callers of other modules.

  package mutating func combine(_ bytes: [UInt8]) {
    for byte in bytes { combine(byte) }
  }

  package mutating func combine(_ bytes: String.UTF8View) {
    for byte in bytes { combine(byte) }
  }

  /// The word's eight bytes, the lowest first.
  package mutating func combine(_ word: UInt64) {
    for index in 0..<8 { combine(UInt8(truncatingIfNeeded: word >> (8 * index))) }
  }

  @inlinable package mutating func combine(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  package static func of(_ text: String) -> UInt64 {
    var hash = StableHash()
    hash.combine(text.utf8)
    return hash.value
  }

  /// 16 lower-case hex digits.
  package var hex: String { Fingerprint(value: value, libraryMajor: 0).hex }
}
