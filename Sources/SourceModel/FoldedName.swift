/// A name without regard to how it is spelled: `customerNote`, `customer_note` and `CustomerNote` are one. Kept as a hash.
///
/// FNV-1a of 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/) over the letters in lower case and the digits.
package struct FoldedName: Hashable, Sendable {
  package private(set) var hash: UInt32 = 0x811c_9dc5

  package init() {}

  package init(_ name: some StringProtocol) {
    for byte in name.utf8 { append(byte) }
  }

  @inline(__always) package mutating func append(_ byte: UInt8) {
    if byte == UInt8(ascii: "_") { return }
    let folded = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    hash = (hash ^ UInt32(folded)) &* 0x0100_0193
  }
}
