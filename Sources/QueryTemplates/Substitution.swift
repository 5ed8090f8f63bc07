/// How a library marks in a text what it fills in itself before it sends the text, such as `$(name)` or `{{name::type}}`.
///
/// Unlike a driver's placeholder it stands anywhere, inside of quotes and names, too, so it is taken for a hole before the text
/// is read as SQL.
package struct Substitution: Hashable, Sendable {
  let begin: [UInt8]
  /// Empty for a mark without a name.
  let end: [UInt8]

  /// - Parameter notation: the beginning and the end with a blank between them, `$( )`, or a mark without a name, `??`.
  package init(_ notation: String) {
    let parts = notation.split(separator: " ").map { Array($0.utf8) }
    begin = parts.first ?? []
    end = parts.count > 1 ? parts[1] : []
  }

  /// Whether bytes can be what is filled in: a name, maybe with a path and with what is to be done with the value. A single
  /// brace only holds a number.
  func takes(_ byte: UInt8) -> Bool {
    if begin.count == 1 { return ByteClass.isDigit(byte) }
    return ByteClass.isWordPart(byte) || Self.marks.contains(byte)
  }

  private static let marks = Set(".:~^#,= ".utf8)
}

extension Template {
  /// The template with holes where a library fills in values, names or clauses by itself.
  package func substituting(_ substitutions: [Substitution]) -> Template {
    guard !substitutions.isEmpty else { return self }
    switch self {
    case .hole: return self
    case .text, .sequence:
      var reader = SubstitutionReader(substitutions: substitutions, parts: sequenceParts)
      return reader.template()
    case .choice(let options): return .oneOf(options.map { $0.substituting(substitutions) })
    case .repetition(let element, let separator):
      return .repetition(element.substituting(substitutions), separator: separator.substituting(substitutions))
    }
  }

  fileprivate var sequenceParts: [Template] {
    if case .sequence(let parts) = self { return parts }
    return [self]
  }
}

/// Goes through the parts of a sequence; a mark may begin in one text and end in another, `{{${name}}}`.
private struct SubstitutionReader {
  let substitutions: [Substitution]
  let parts: [Template]
  private var result: [Template] = []
  private var index = 0
  /// Into the bytes of the text at `index`.
  private var offset = 0

  init(substitutions: [Substitution], parts: [Template]) {
    self.substitutions = substitutions
    self.parts = parts
  }

  mutating func template() -> Template {
    while index < parts.count {
      if case .text(let text) = parts[index] {
        read(text)
      } else {
        result.append(parts[index].substituting(substitutions))
        advance()
      }
    }
    return .joined(result)
  }

  private mutating func read(_ text: TemplateText) {
    var plain = offset
    let place = index
    func stretch(to end: Int) -> Template {
      .text(TemplateText(bytes: Array(text.bytes[plain..<end]), origin: text.origin))
    }
    while index == place, offset < text.bytes.count {
      let start = offset
      guard let hole = takeHole(in: text) else {
        offset += 1
        continue
      }
      if plain < start { result.append(stretch(to: start)) }
      result += hole
      plain = offset
    }
    guard index == place else { return }
    if plain < text.bytes.count { result.append(stretch(to: text.bytes.count)) }
    advance()
  }

  private mutating func advance() {
    index += 1
    offset = 0
  }

  /// The hole that begins here, and the cast behind its name; nil where none does.
  private mutating func takeHole(in text: TemplateText) -> [Template]? {
    let rest = text.bytes[offset...]
    guard let mark = substitutions.first(where: { rest.starts(with: $0.begin) }) else { return nil }
    let inner = offset + mark.begin.count
    guard !mark.end.isEmpty else {
      offset = inner
      return [.hole(Hole(kind: .identifier, name: String(decoding: mark.begin, as: UTF8.self)))]
    }
    var name: [UInt8] = []
    var position = (index: index, offset: inner)
    // Names are short, also where they are put together.
    while position.index < min(index + 6, parts.count) {
      if case .text(let text) = parts[position.index] {
        let bytes = text.bytes[position.offset...]
        let length = bytes.prefix { mark.takes($0) }.count
        name += bytes.prefix(length)
        if bytes.dropFirst(length).starts(with: mark.end) {
          guard !name.isEmpty || position.index > index else { return nil }
          (index, offset) = (position.index, position.offset + length + mark.end.count)
          return Self.hole(named: name)
        }
        guard length == bytes.count else { return nil }
      } else if case .hole(let hole) = parts[position.index] {
        name += Array(hole.name.utf8)
      }
      position = (position.index + 1, 0)
    }
    return nil
  }

  private static func hole(named name: [UInt8]) -> [Template] {
    let words = String(decoding: name, as: UTF8.self)
    let trimmed = words.split(separator: " ").joined(separator: " ")
    let hole = Template.hole(
      Hole(kind: .unknown, name: trimmed.prefix { ByteClass.isWordPart($0.utf8.first ?? 0) || $0 == "." }.description))
    guard let cast = trimmed.firstRange(of: "::") else { return [hole] }
    return [hole, .text(Array(trimmed[cast.lowerBound...].utf8))]
  }
}
