internal import QueryTemplates
internal import SourceModel

/// Where a line of a statement's text starts, and where that line is written.
struct LineStart {
  /// UTF-8 byte offset into the statement's text.
  var offset: Int
  var origin: TemplateText.Origin
  /// Lines of the text between the start of the origin and here; they are lines of the file where the origin has several.
  var line: Int
}

extension Variant {
  /// The lines of a stretch of the text, with offsets into that stretch.
  func lineStarts(in range: ByteRange) -> [LineStart] {
    var starts: [LineStart] = []
    for (index, segment) in segments.enumerated() {
      let end = min(index + 1 < segments.count ? segments[index + 1].offset : text.count, range.end)
      guard let origin = segment.origin, range.start < end, segment.offset < end else { continue }
      var start = LineStart(offset: max(segment.offset - range.start, 0), origin: origin, line: 0)
      for offset in segment.offset..<end where text[offset] == UInt8(ascii: "\n") {
        if offset >= range.start { starts.append(start) }
        start.offset = max(offset + 1 - range.start, 0)
        start.line += 1
      }
      starts.append(start)
    }
    return starts
  }
}

extension SourceTexts {
  /// - Parameter path: the site's file.
  mutating func lines(of starts: [LineStart], inSiteOf path: String) -> StatementLines {
    var lines = StatementLines()
    for start in starts {
      let origin = place(start.origin.path, start.origin.range)
      lines.append(
        .init(
          offset: start.offset, path: origin.path == path ? nil : origin.path,
          line: min(origin.lines.first + start.line, origin.lines.last)))
    }
    return lines
  }
}
