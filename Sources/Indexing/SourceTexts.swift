internal import SourceModel
internal import StringEvaluation

/// The texts of the files that a worker's sites touch, read when first needed.
struct SourceTexts {
  private struct Text {
    var bytes: [UInt8]
    var lines: LineIndex
    var marks: DeclarationMarks?
  }

  private let filesByPath: [String: SourceFile]
  private let content: @Sendable (SourceFile) -> [UInt8]?
  private var texts: [String: Text] = [:]

  /// Lines of an excerpt before and behind its site.
  private static let context = 2
  private static let longestExcerpt = 40

  init(files: [SourceFile], content: @escaping @Sendable (SourceFile) -> [UInt8]?) {
    filesByPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    self.content = content
  }

  mutating func place(_ path: String, _ range: ByteRange) -> FileRange {
    FileRange(path: path, bytes: range, lines: text(path).lines.lines(of: range))
  }

  mutating func column(_ path: String, _ offset: Int) -> Int { text(path).lines.column(at: offset) }

  /// 1-based.
  mutating func line(_ path: String, _ offset: Int) -> Int { text(path).lines.line(at: offset) }

  mutating func marks(_ path: String) -> DeclarationMarks {
    if let known = text(path).marks { return known }
    let marks = DeclarationMarks(text(path).bytes)
    texts[path]?.marks = marks
    return marks
  }

  mutating func excerpt(around place: FileRange) -> Excerpt {
    let text = text(place.path)
    let first = max(1, place.lines.first - Self.context)
    let last = min(text.lines.count, place.lines.last + Self.context, first + Self.longestExcerpt - 1)
    let range = text.lines.range(ofLines: LineRange(first: first, last: last))
    return Excerpt(firstLine: first, text: String(decoding: text.bytes[range.start..<range.end], as: UTF8.self))
  }

  private mutating func text(_ path: String) -> Text {
    if let known = texts[path] { return known }
    let bytes = filesByPath[path].flatMap(content) ?? []
    let text = Text(bytes: bytes, lines: LineIndex(bytes))
    texts[path] = text
    return text
  }
}
