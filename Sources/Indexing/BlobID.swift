/// The id that git gives to a file's content: the SHA-1 of `blob`, the size, a zero byte and the bytes
/// (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects). For telling contents apart, not for security.
package func blobID(of bytes: [UInt8]) -> String {
  var message = Array("blob \(bytes.count)\0".utf8)
  message.reserveCapacity(message.count + bytes.count + 72)
  message += bytes
  return sha1(message)
}

/// RFC 3174, as 40 hex digits.
private func sha1(_ unpadded: [UInt8]) -> String {
  var message = unpadded
  message.append(0x80)
  message.append(contentsOf: repeatElement(0, count: (120 - message.count % 64) % 64))
  let bitCount = UInt64(unpadded.count) * 8
  for shift in stride(from: 56, through: 0, by: -8) {
    message.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
  }

  var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
  var words = [UInt32](repeating: 0, count: 80)
  for start in stride(from: 0, to: message.count, by: 64) {
    for index in 0..<16 {
      let offset = start + 4 * index
      words[index] =
        UInt32(message[offset]) << 24 | UInt32(message[offset + 1]) << 16 | UInt32(message[offset + 2]) << 8
        | UInt32(message[offset + 3])
    }
    for index in 16..<80 {
      let mixed = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
      words[index] = mixed << 1 | mixed >> 31
    }
    let hashed = compress(words, state)
    for index in 0..<5 { state[index] &+= hashed[index] }
  }
  return state.map { word in
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }.joined()
}

/// The eighty steps on one block.
private func compress(_ words: [UInt32], _ state: [UInt32]) -> [UInt32] {
  var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
  for index in 0..<80 {
    let (function, constant): (UInt32, UInt32) =
      switch index {
      case ..<20: (b & c | ~b & d, 0x5a82_7999)
      case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
      case ..<60: (b & c | b & d | c & d, 0x8f1b_bcdc)
      default: (b ^ c ^ d, 0xca62_c1d6)
      }
    let next = (a << 5 | a >> 27) &+ function &+ e &+ constant &+ words[index]
    (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, next)
  }
  return [a, b, c, d, e]
}
