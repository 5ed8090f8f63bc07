internal import SourceModel

/// The text of a query as a server gives it, without what it was run on.
package struct ProductionText {
  private let text: [UInt8]
  private let tokens: [SQLToken]
  private let isComplete: Bool
  private var output: [UInt8] = []
  private var numbers: ParameterNumbers

  /// The text with every constant as a parameter, whatever the statement, numbered above the text's own parameters.
  ///
  /// A tail that is cut off within quotes is dropped, and of comments only ``QueryComment`` is kept. Kept, too, are the
  /// positions in `ORDER BY 1` and `GROUP BY 2`, which the server keeps and which say which column is meant, and the
  /// modifiers of types (`varchar(20)`), without which the text cannot be parsed: neither is data.
  package static func scrubbed(_ text: String) -> String {
    var scrubber = ProductionText(Array(text.utf8))
    scrubber.scrub()
    return String(decoding: scrubber.output, as: UTF8.self)
  }

  private init(_ text: [UInt8]) {
    self.text = text
    (tokens, isComplete) = SQLLexer.scan(text)
    numbers = ParameterNumbers(above: tokens)
    output.reserveCapacity(text.count)
  }

  private mutating func scrub() {
    var position = 0
    var index = 0
    var place = ConstantPlace()
    while index < tokens.count {
      let token = tokens[index]
      copy(position..<token.range.start)
      let next = tokens[(index + 1)...].first { $0.kind != .comment }
      let length = constantLength(at: index, place: place, next: next)
      if token.kind == .comment {
        write(comment: token)
      } else if length > 0 {
        writeParameter(before: tokens[index + length - 1].range.end)
      } else {
        separate(from: text[token.range.start])
        copy(token.range.start..<token.range.end)
      }
      for token in tokens[index..<(index + max(length, 1))] { place.note(token) }
      index += max(length, 1)
      position = tokens[index - 1].range.end
    }
    if isComplete { copy(position..<text.count) }
  }

  /// How many of the tokens from here on make up one constant that has to go; 0 if there is none.
  private func constantLength(at index: Int, place: ConstantPlace, next: SQLToken?) -> Int {
    let token = tokens[index]
    switch token.kind {
    case .string, .bits: return 1
    case .number:
      if place.keeps(token, next: next) { return 0 }
      return 1 + (isTail(index + 1) ? 1 : 0)
    case .symbol where token.spelling == [UInt8(ascii: "-")] && place.expectsOperand:
      let isNumber = index + 1 < tokens.count && tokens[index + 1].kind == .number
      return isNumber ? 2 + (isTail(index + 2) ? 1 : 0) : 0
    case .word, .quotedName: return place.isSettingValue(token) ? 1 : 0
    default: return 0
    }
  }

  /// Whether the token is the rest of a number as newer servers write them: `0xFF`, `1_000`.
  private func isTail(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word else { return false }
    return tokens[index].range.start == tokens[index - 1].range.end
      && !Keywords.reserved.contains(tokens[index].spelling)
  }

  private mutating func copy(_ range: Range<Int>) { output += text[range] }

  private mutating func writeParameter(before end: Int) {
    separate(from: UInt8(ascii: "$"))
    output += numbers.next()
    if end < text.count, ByteClass.isWordPart(text[end]) { output.append(UInt8(ascii: " ")) }
  }

  private mutating func write(comment token: SQLToken) {
    let raw = text[token.range.start..<token.range.end]
    // The mark that PostgreSQL 18 leaves in place of a list's further elements.
    let kept = raw.elementsEqual(Self.listMark) ? Self.listMark : nil
    if let text = kept ?? QueryComment(String(decoding: raw, as: UTF8.self)).map({ Array($0.text.utf8) }) {
      output += text
    } else if let last = output.last, !ByteClass.isSpace(last) {
      output.append(UInt8(ascii: " "))
    }
  }

  private static let listMark = Array("/*, ... */".utf8)

  /// Keeps a parameter from growing together with the word before it.
  private mutating func separate(from next: UInt8) {
    guard next == UInt8(ascii: "$"), let last = output.last else { return }
    if ByteClass.isWordPart(last) || last == UInt8(ascii: "$") { output.append(UInt8(ascii: " ")) }
  }
}
