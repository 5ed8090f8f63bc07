/// Writes numbers in base 128, low digits first.
struct ByteWriter {
  var bytes: [UInt8] = []

  /// - Precondition: `number` is not negative.
  mutating func add(_ number: Int) {
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
