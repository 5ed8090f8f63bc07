import SourceModel

/// Finds the objects of a JSON text that are rows: those of an array, of an object's array `rows` (as drivers print a
/// result), or one after the other, as in JSON Lines.
///
/// It looks at brackets and strings only. Each row is then decoded on its own, so that a message can name its line,
/// which Foundation's decoder cannot tell of a value it does not like.
struct JSONRowScanner {
  struct Malformed: Error, Equatable {
    /// UTF-8 byte offset.
    var offset: Int
    var problem: String
  }

  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The ranges of the rows, in order. O(n) in the number of bytes.
  mutating func rows() throws(Malformed) -> [ByteRange] {
    skipSpace()
    if next == UInt8(ascii: "[") { return try elements() }
    var objects: [ByteRange] = []
    while next != nil {
      objects.append(try object())
      skipSpace()
    }
    if objects.count == 1, let rows = try memberRows(of: objects[0]) { return rows }
    return objects
  }

  /// The rows of the array `rows` of an object; nil when it has none.
  private mutating func memberRows(of object: ByteRange) throws(Malformed) -> [ByteRange]? {
    offset = object.start + 1
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { return nil }
      let key = offset
      try skipString()
      let isRows = bytes[key..<offset].elementsEqual(#""rows""#.utf8)
      skipSpace()
      try expect(":")
      skipSpace()
      if isRows, next == UInt8(ascii: "[") { return try elements() }
      try skipValue()
      skipSpace()
      guard next == UInt8(ascii: ",") else { return nil }
      offset += 1
    }
  }

  /// The objects of the array that opens here.
  private mutating func elements() throws(Malformed) -> [ByteRange] {
    let start = offset
    var objects: [ByteRange] = []
    offset += 1
    skipSpace()
    if next == UInt8(ascii: "]") { return [] }
    while true {
      skipSpace()
      objects.append(try object())
      skipSpace()
      if next == UInt8(ascii: "]") { return objects }
      guard next != nil else {
        throw Malformed(offset: start, problem: "the file ends inside of the array that opens here")
      }
      try expect(",")
    }
  }

  private mutating func object() throws(Malformed) -> ByteRange {
    guard next == UInt8(ascii: "{") else {
      throw Malformed(offset: offset, problem: "an object (a row) should stand here")
    }
    let start = offset
    try skipValue()
    return ByteRange(start: start, end: offset)
  }

  /// Steps over a string, a number or word, or everything up to the bracket that closes the one that opens here.
  private mutating func skipValue() throws(Malformed) {
    let start = offset
    var depth = 0
    repeat {
      switch next {
      case nil: throw Malformed(offset: start, problem: "the file ends inside of the value that begins here")
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        offset += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"): offset += 1
      default: skipWord()
      }
      if depth > 0 { skipSpace() }
    } while depth > 0
  }

  private mutating func skipString() throws(Malformed) {
    let start = offset
    offset += 1
    while let byte = next, byte != UInt8(ascii: "\"") { offset += byte == UInt8(ascii: "\\") ? 2 : 1 }
    guard next != nil else {
      throw Malformed(offset: start, problem: "the file ends inside of the string that begins here")
    }
    offset += 1
  }

  private mutating func skipWord() {
    repeat { offset += 1 } while next.map { !Self.ends.contains($0) } ?? false
  }

  private mutating func skipSpace() {
    while let byte = next, Self.spaces.contains(byte) { offset += 1 }
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Malformed) {
    guard next == UInt8(ascii: character) else {
      throw Malformed(offset: offset, problem: "\"\(character)\" should stand here")
    }
    offset += 1
  }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private static let spaces = Array(" \n\r\t".utf8)
  private static let ends = Array(" \n\r\t,:\"{}[]".utf8)
}
