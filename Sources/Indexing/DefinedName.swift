internal import SourceModel

/// A name by which one file may refer to another, as a hash: files are looked up by the names that they may define.
enum DefinedName {
  /// FNV-1a folded to 32 bits: two names in a million share a hash, and then a file is parsed for nothing.
  static func hash(of name: String) -> UInt32 {
    var hash = StableHash()
    hash.combine(name.utf8)
    return fold(hash.value)
  }

  static func fold(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ (hash >> 32)) }
}
