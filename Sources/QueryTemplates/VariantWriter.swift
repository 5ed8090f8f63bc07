internal import SourceModel

/// Writes one variant of a template: first with stand-ins for its holes, then with `$n` for its placeholders.
struct VariantWriter {
  private let placeholders: PlaceholderStyles
  private var lexer: SQLLexer
  private var place = StatementPlace()
  private var tokens: [SQLToken] = []
  private var raw: [UInt8] = []
  private var segments: [Variant.Segment] = []
  private var holes: [Variant.PlacedHole] = []

  static func variant(of pieces: [Template.Piece], placeholders: PlaceholderStyles) -> Variant {
    var writer = VariantWriter(placeholders: placeholders)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text): writer.write(text)
      case .hole(let hole): writer.write(hole, next: bytes(behind: index, of: pieces))
      }
    }
    _ = writer.lexer.finish(at: writer.raw.count, into: &writer.tokens)
    return writer.rewritten()
  }

  private init(placeholders: PlaceholderStyles) {
    self.placeholders = placeholders
    lexer = SQLLexer(placeholders: placeholders)
  }

  private static func bytes(behind index: Int, of pieces: [Template.Piece]) -> ArraySlice<UInt8> {
    guard index + 1 < pieces.count, case .text(let text) = pieces[index + 1] else { return [] }
    return text.bytes[...]
  }

  private mutating func write(_ text: TemplateText) {
    segments.append(Variant.Segment(offset: raw.count, origin: text.origin))
    feed(text.bytes)
  }

  private mutating func feed(_ bytes: [UInt8]) {
    let known = tokens.count
    for byte in bytes {
      lexer.feed(byte, at: raw.count, into: &tokens)
      raw.append(byte)
    }
    for token in tokens[known...] { place.note(token) }
  }

  private mutating func write(_ hole: Hole, next: ArraySlice<UInt8>) {
    let placement = HolePlacement(of: hole, lexer: lexer, place: place, lastByte: raw.last, next: next)
    var standIn = bytes(of: placement.standIn)
    if Self.standsAlone(placement.standIn), !standIn.isEmpty {
      if let last = raw.last, ByteClass.isWordPart(last) || last == UInt8(ascii: "$") { feed([UInt8(ascii: " ")]) }
      if let first = next.first, ByteClass.isWordPart(first) { standIn.append(UInt8(ascii: " ")) }
    }
    segments.append(Variant.Segment(offset: raw.count, origin: nil))
    holes.append(.init(kind: placement.kind, name: hole.name, offset: raw.count, count: standIn.count))
    feed(standIn)
  }

  private func bytes(of standIn: HolePlacement.StandIn) -> [UInt8] {
    let name = Array("\(Variant.standInPrefix)\(holes.count + 1)".utf8)
    return switch standIn {
    case .nothing: []
    case .parameter: Self.valueMark
    case .list: Array("(".utf8) + Self.valueMark + Array(")".utf8)
    case .name: name
    case .condition: Array("true".utf8)
    case .assignment: name + Array(" = ".utf8) + Self.valueMark
    case .query: Array("SELECT 1".utf8)
    case .part(let bytes): bytes
    }
  }

  private static func standsAlone(_ standIn: HolePlacement.StandIn) -> Bool {
    switch standIn {
    case .part, .name: false
    default: true
    }
  }

  /// Takes the place of a value until the numbers of the text's own parameters are known.
  private static let valueMark = Array("$0".utf8)

  // MARK: Placeholders

  private func rewritten() -> Variant {
    var numbers = ParameterNumbers(above: tokens)
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var offsets: [Int] = []
    offsets.reserveCapacity(raw.count + 1)
    var before: SQLToken?
    var position = 0
    for token in tokens {
      copy(upTo: token.range.start, from: &position, into: &text, offsets: &offsets)
      if let replacement = replacement(of: token, behind: before, numbers: &numbers) {
        offsets += Array(repeating: text.count, count: token.range.end - position)
        text += replacement
        position = token.range.end
      }
      if token.kind != .comment { before = token }
    }
    copy(upTo: raw.count, from: &position, into: &text, offsets: &offsets)
    offsets.append(text.count)
    return Variant(
      text: text,
      holes: holes.map {
        let start = offsets[$0.offset]
        return .init(kind: $0.kind, name: $0.name, offset: start, count: offsets[$0.offset + $0.count] - start)
      },
      segments: segments.map { .init(offset: offsets[$0.offset], origin: $0.origin) })
  }

  /// Copies the text, with `%%` as the percent sign that a driver makes of it.
  private func copy(upTo end: Int, from position: inout Int, into text: inout [UInt8], offsets: inout [Int]) {
    let percent = UInt8(ascii: "%")
    while position < end {
      offsets.append(text.count)
      let isDoubled = raw[position] == percent && position + 1 < end && raw[position + 1] == percent
      if isDoubled && placeholders.contains(.percent) {
        position += 1
        offsets.append(text.count)
      }
      text.append(raw[position])
      position += 1
    }
  }

  private func replacement(
    of token: SQLToken, behind before: SQLToken?, numbers: inout ParameterNumbers
  ) -> [UInt8]? {
    switch token.kind {
    case .symbol where token.spelling.count < token.range.count: return token.spelling
    case .parameter where token.spelling == [UInt8(ascii: "0")]: return numbers.next()
    case .placeholder:
      let parameter = token.spelling.isEmpty ? numbers.next() : numbers.number(of: token.spelling)
      let isList = before?.kind == .word && Self.lists.contains(before?.spelling ?? [])
      return isList ? Array("(".utf8) + parameter + Array(")".utf8) : parameter
    default: return nil
    }
  }

  private static let lists = Keywords.set("in values")
}
