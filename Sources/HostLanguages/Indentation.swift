internal import SourceModel

/// The indentation that heredocs and text blocks take off their lines.
enum Indentation {
  /// The line end right behind the opening delimiter is no part of the text.
  static func withoutFirstLineEnd(_ range: ByteRange, in source: [UInt8]) -> ByteRange {
    var start = range.start
    if start < range.end, source[start] == UInt8(ascii: "\r") { start += 1 }
    if start < range.end, source[start] == UInt8(ascii: "\n") { return ByteRange(start: start + 1, end: range.end) }
    return range
  }

  /// What stands on the last line in front of the closing delimiter is no part of the text.
  static func withoutClosingLine(_ range: ByteRange, in source: [UInt8]) -> ByteRange {
    var end = range.end
    while end > range.start, source[end - 1] == UInt8(ascii: " ") || source[end - 1] == UInt8(ascii: "\t") { end -= 1 }
    return ByteRange(start: range.start, end: end)
  }

  /// In bytes.
  static func width(of dedent: StringSyntax.Dedent, content: ByteRange, in source: [UInt8]) -> Int {
    switch dedent {
    case .closingLine:
      // The closing delimiter stands on the line behind the content, after its indentation.
      var start = content.end
      if start < source.count, source[start] == UInt8(ascii: "\r") { start += 1 }
      if start < source.count, source[start] == UInt8(ascii: "\n") { start += 1 }
      return blanks(from: start, end: source.count, in: source)
    case .smallestIndent:
      return smallest(content, in: source)
    }
  }

  private static func smallest(_ content: ByteRange, in source: [UInt8]) -> Int {
    var smallest: Int?
    var lineStart = content.start
    while lineStart < content.end {
      let lineEnd = source[lineStart..<content.end].firstIndex(of: UInt8(ascii: "\n")) ?? content.end
      let width = blanks(from: lineStart, end: lineEnd, in: source)
      let rest = source[lineStart + width..<lineEnd]
      let isBlank = (rest.isEmpty || rest.elementsEqual([UInt8(ascii: "\r")])) && lineEnd != content.end
      if !isBlank { smallest = min(smallest ?? width, width) }
      lineStart = lineEnd + 1
    }
    return smallest ?? 0
  }

  private static func blanks(from start: Int, end: Int, in source: [UInt8]) -> Int {
    var position = start
    while position < end, source[position] == UInt8(ascii: " ") || source[position] == UInt8(ascii: "\t") {
      position += 1
    }
    return position - start
  }
}
