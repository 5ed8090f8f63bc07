internal import SourceModel

/// Turns the source of a literal into the bytes that the program sees, line by line.
struct StringDecoder {
  let source: [UInt8]
  let escapes: StringSyntax.EscapeStyle
  /// `{{` and `}}` stand for one brace.
  let bracesAreDoubled: Bool
  /// Bytes of indentation that each line but the first loses.
  var indent = 0

  struct Fragment {
    var bytes: [UInt8]
    var range: ByteRange
  }

  /// - Parameter isLineStart: whether `range` starts a line of the literal, so that its indentation goes, too.
  func fragments(_ range: ByteRange, isLineStart: Bool = false) -> [Fragment] {
    var fragments: [Fragment] = []
    var bytes: [UInt8] = []
    var start = range.start
    var position = isLineStart ? afterIndent(range.start, end: range.end) : range.start
    while position < range.end {
      let byte = source[position]
      switch byte {
      case UInt8(ascii: "\\") where escapes != .none && position + 1 < range.end:
        position = unescape(at: position, end: range.end, into: &bytes)
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        let isDouble = bracesAreDoubled && position + 1 < range.end && source[position + 1] == byte
        bytes.append(byte)
        position += isDouble ? 2 : 1
      case UInt8(ascii: "\r") where position + 1 < range.end && source[position + 1] == UInt8(ascii: "\n"):
        position += 1
      case UInt8(ascii: "\n"):
        bytes.append(byte)
        position += 1
        fragments.append(Fragment(bytes: bytes, range: ByteRange(start: start, end: position)))
        bytes = []
        start = position
        position = afterIndent(position, end: range.end)
      default:
        bytes.append(byte)
        position += 1
      }
    }
    if !bytes.isEmpty { fragments.append(Fragment(bytes: bytes, range: ByteRange(start: start, end: range.end))) }
    return Self.coarser(fragments)
  }

  /// Several lines in one where there are very many, so that a long literal stays within the bounds of an evaluation.
  private static func coarser(_ fragments: [Fragment]) -> [Fragment] {
    let lines = fragments.count / most + 1
    guard lines > 1 else { return fragments }
    return stride(from: 0, to: fragments.count, by: lines).map { first in
      let group = fragments[first..<min(first + lines, fragments.count)]
      return group.dropFirst().reduce(fragments[first]) {
        Fragment(bytes: $0.bytes + $1.bytes, range: $0.range.union($1.range))
      }
    }
  }

  private static let most = 500

  private func afterIndent(_ position: Int, end: Int) -> Int {
    var position = position
    let limit = min(position + indent, end)
    while position < limit, source[position] == UInt8(ascii: " ") || source[position] == UInt8(ascii: "\t") {
      position += 1
    }
    return position
  }

  /// Decodes the escape at `position`; returns where the text goes on.
  private func unescape(at position: Int, end: Int, into bytes: inout [UInt8]) -> Int {
    let next = source[position + 1]
    if escapes == .quoteOnly {
      if next == UInt8(ascii: "\\") || next == UInt8(ascii: "'") {
        bytes.append(next)
      } else {
        bytes += [UInt8(ascii: "\\"), next]
      }
      return position + 2
    }
    if let simple = Self.simpleEscapes[next] {
      bytes.append(simple)
      return position + 2
    }
    switch next {
    case UInt8(ascii: "\n"):
      return lineContinued(from: position + 2, end: end)
    case UInt8(ascii: "\r") where position + 2 < end && source[position + 2] == UInt8(ascii: "\n"):
      return lineContinued(from: position + 3, end: end)
    case UInt8(ascii: "x"):
      return number(from: position + 2, end: end, digits: 2, radix: 16, isByte: true, into: &bytes)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let isBraced = position + 2 < end && source[position + 2] == UInt8(ascii: "{")
      let digits = isBraced ? 6 : (next == UInt8(ascii: "u") ? 4 : 8)
      let after = number(
        from: position + (isBraced ? 3 : 2), end: end, digits: digits, radix: 16, isByte: false, into: &bytes)
      return isBraced && after < end && source[after] == UInt8(ascii: "}") ? after + 1 : after
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      return number(from: position + 1, end: end, digits: 3, radix: 8, isByte: true, into: &bytes)
    default:
      if escapes == .keepUnknown, next != UInt8(ascii: "$"), next != UInt8(ascii: "\"") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(next)
      return position + 2
    }
  }

  /// Where the text goes on behind an escaped line end.
  private func lineContinued(from position: Int, end: Int) -> Int {
    escapes == .trimContinuation ? skipBlanks(from: position, end: end) : afterIndent(position, end: end)
  }

  private func skipBlanks(from position: Int, end: Int) -> Int {
    var position = position
    while position < end, [0x20, 0x09, 0x0a, 0x0d].contains(source[position]) { position += 1 }
    return position
  }

  private func number(
    from position: Int, end: Int, digits: Int, radix: Int, isByte: Bool, into bytes: inout [UInt8]
  ) -> Int {
    var value: UInt32 = 0
    var position = position
    let limit = min(position + digits, end)
    while position < limit, let digit = Character(UnicodeScalar(source[position])).hexDigitValue, digit < radix {
      value = value * UInt32(radix) + UInt32(digit)
      position += 1
    }
    if isByte, value < 0x80 {
      bytes.append(UInt8(value))
    } else if let scalar = UnicodeScalar(value) {
      bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
    }
    return position
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0a, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0d, UInt8(ascii: "\\"): 0x5c,
    UInt8(ascii: "'"): 0x27, UInt8(ascii: "\""): 0x22, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0c, UInt8(ascii: "v"): 0x0b, UInt8(ascii: "`"): 0x60,
  ]
}
