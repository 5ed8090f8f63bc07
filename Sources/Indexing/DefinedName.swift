/// A name by which one file may refer to another, as a hash: files are looked up by the names that they may define.
///
/// FNV-1a of 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/): where two names share a hash, a file may be parsed for
/// nothing.
struct DefinedName {
  private(set) var hash: UInt32 = 0x811c_9dc5

  mutating func append(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }

  static func hash(of name: String) -> UInt32 {
    var defined = DefinedName()
    for byte in name.utf8 { defined.append(byte) }
    return defined.hash
  }
}
