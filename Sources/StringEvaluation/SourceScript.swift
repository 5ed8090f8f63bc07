internal import QueryTemplates
internal import SourceModel

/// A file of SQL text that code may load by its name.
package struct SourceScript: Sendable {
  /// Relative to the repository's root, `/`-separated.
  let path: String
  private let bytes: [UInt8]
  /// The named sections, by their names as programs write them, and the lines that they stand on.
  private let named: [(name: String, lines: Range<Int>)]
  private let lines: [ByteRange]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    lines = Self.lines(of: bytes)
    named = Self.sections(of: bytes, lines)
  }

  /// The whole file.
  var template: Template { template(of: lines[...]) }

  var sectionNames: [String] { named.map(\.name) }

  /// The sections that begin with a comment that names them, `-- name: get_user^`.
  var sections: [(name: String, template: Template)] { named.map { ($0.name, template(of: lines[$0.lines])) } }

  private static func sections(of bytes: [UInt8], _ lines: [ByteRange]) -> [(name: String, lines: Range<Int>)] {
    let beginnings = lines.indices.compactMap { index -> (line: Int, name: String)? in
      let line = bytes[lines[index].start..<lines[index].end]
      guard line.starts(with: "--".utf8) || line.starts(with: "/*".utf8) else { return nil }
      return queryAnnotation(in: String(decoding: line, as: UTF8.self)).map { (index, $0) }
    }
    let ends = beginnings.dropFirst().map(\.line) + [lines.count]
    return zip(beginnings, ends).map { ($0.name.replacing("-", with: "_"), $0.line..<$1) }
  }

  private static func lines(of bytes: [UInt8]) -> [ByteRange] {
    var lines: [ByteRange] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") || offset == bytes.count - 1 {
      lines.append(ByteRange(start: start, end: offset + 1))
      start = offset + 1
    }
    return lines
  }

  /// A text for each line; of very long stretches, one for several lines.
  private func template(of lines: ArraySlice<ByteRange>) -> Template {
    let stride = lines.count / Self.longest + 1
    return .joined(
      Swift.stride(from: lines.startIndex, to: lines.endIndex, by: stride).map { first in
        let range = ByteRange(start: lines[first].start, end: lines[min(first + stride, lines.endIndex) - 1].end)
        return .text(
          Array(bytes[range.start..<range.end]), origin: TemplateText.Origin(path: path, range: range))
      })
  }

  private static let longest = 1_000
}
