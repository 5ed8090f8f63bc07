/// Reads one JSON value (RFC 8259) from bytes that nobody has looked at before.
///
/// Strict, and bounded in depth: input from another program must neither crash the process nor be guessed at.
struct JSONReader {
  /// Deeper than any request, shallow enough for every stack.
  static let depthLimit = 128

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The only value of the text.
  mutating func document() throws(JSONFailure) -> JSON {
    skipBlanks()
    let value = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw failure(.trailing) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONFailure) -> JSON {
    guard depth < Self.depthLimit else { throw failure(.tooDeep) }
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONFailure) -> JSON {
    var members: [(key: String, value: JSON)] = []
    try list(closedBy: "}") { reader throws(JSONFailure) in
      guard reader.current == UInt8(ascii: "\"") else { throw reader.failure(.unexpected) }
      let key = try reader.string()
      reader.skipBlanks()
      try reader.expect(":")
      reader.skipBlanks()
      members.append((key, try reader.value(depth: depth + 1)))
    }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONFailure) -> JSON {
    var elements: [JSON] = []
    try list(closedBy: "]") { reader throws(JSONFailure) in elements.append(try reader.value(depth: depth + 1)) }
    return .array(elements)
  }

  /// From the opening bracket to behind the closing one.
  private mutating func list(
    closedBy end: Unicode.Scalar, _ element: (inout JSONReader) throws(JSONFailure) -> Void
  ) throws(JSONFailure) {
    position += 1
    skipBlanks()
    if current == UInt8(ascii: end) {
      position += 1
      return
    }
    while true {
      try element(&self)
      skipBlanks()
      if current == UInt8(ascii: end) { break }
      try expect(",")
      skipBlanks()
    }
    position += 1
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFailure) -> JSON {
    for byte in "\(word)".utf8 {
      guard current == byte else { throw failure(.unexpected) }
      position += 1
    }
    return value
  }

  private mutating func number() throws(JSONFailure) -> JSON {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let whole = position
    try digits()
    if bytes[whole] == UInt8(ascii: "0"), position > whole + 1 {
      throw JSONFailure(reason: .unexpected, offset: whole + 1)
    }
    var isWhole = true
    if current == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isWhole = false
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let value = Int64(text) { return .integer(value) }
    return .number(Double(text) ?? .infinity)
  }

  private mutating func digits() throws(JSONFailure) {
    let start = position
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    if position == start { throw failure(.unexpected) }
  }

  private mutating func string() throws(JSONFailure) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: text, as: UTF8.self) else { throw failure(.invalidText) }
        return text
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw failure(.unexpected)
      default: text.append(byte)
      }
    }
    throw failure(.unfinished)
  }

  /// What stands behind a backslash.
  private mutating func escape(into text: inout [UInt8]) throws(JSONFailure) {
    guard let byte = current else { throw failure(.unfinished) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += String(Character(try scalar())).utf8
    default: throw failure(.unexpected)
    }
  }

  /// The character of `XXXX` or of a pair `XXXX\uXXXX`; half a pair is a replacement character.
  private mutating func scalar() throws(JSONFailure) -> Unicode.Scalar {
    let first = try hexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xd800..<0xdc00).contains(first), bytes[position...].starts(with: Array("\\u".utf8)) else {
      return "\u{fffd}"
    }
    let behindFirst = position
    position += 2
    let second = try hexDigits()
    guard (0xdc00..<0xe000).contains(second) else {
      position = behindFirst
      return "\u{fffd}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00)) ?? "\u{fffd}"
  }

  private mutating func hexDigits() throws(JSONFailure) -> UInt32 {
    guard position + 4 <= bytes.count else { throw failure(.unfinished) }
    let digits = bytes[position..<position + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure(.unexpected) }
    position += 4
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { position += 1 }
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(JSONFailure) {
    guard current == UInt8(ascii: scalar) else { throw failure(.unexpected) }
    position += 1
  }

  /// What is missing at the end is unfinished, whatever it should have been.
  private func failure(_ reason: JSONFailure.Reason) -> JSONFailure {
    JSONFailure(reason: reason == .unexpected && position >= bytes.count ? .unfinished : reason, offset: position)
  }
}
