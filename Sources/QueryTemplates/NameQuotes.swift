/// How a layer above the database marks names in a text, to quote them by the database's own rules before it sends the text.
package enum NameQuotes: String, Sendable, CaseIterable {
  /// `` `name` ``, as MySQL has it.
  case backticks
  /// `{table}`, also put behind a prefix (Drupal, Moodle).
  case braces
  /// `[column]`, where no subscript can stand.
  case brackets
  /// `#__table` and `*PREFIX*table`, where an installation's prefix is filled in (Joomla, Nextcloud).
  case prefixMarks

  fileprivate var ends: (open: UInt8, close: UInt8) {
    switch self {
    case .prefixMarks: (UInt8(ascii: "#"), UInt8(ascii: "_"))
    case .backticks: (UInt8(ascii: "`"), UInt8(ascii: "`"))
    case .braces: (UInt8(ascii: "{"), UInt8(ascii: "}"))
    case .brackets: (UInt8(ascii: "["), UInt8(ascii: "]"))
    }
  }
}

extension Template {
  /// The template with names quoted as PostgreSQL has it.
  package func quotingNames(by quotes: Set<NameQuotes>) -> Template {
    guard !quotes.isEmpty else { return self }
    var reader = NameQuoteReader(quotes: quotes, takesPrefixes: false)
    return reader.read(self)
  }

  /// The same where an installation has a prefix, and maybe a suffix, around names in braces and the like: `{user}` as `mdl_user`.
  package func prefixingNames(by quotes: Set<NameQuotes>) -> Template {
    guard !quotes.isDisjoint(with: [.braces, .prefixMarks]) else { return quotingNames(by: quotes) }
    var reader = NameQuoteReader(quotes: quotes, takesPrefixes: true)
    return reader.read(self)
  }
}

/// Goes through a template from its beginning to its end.
private struct NameQuoteReader {
  let quotes: Set<NameQuotes>
  let takesPrefixes: Bool
  private var isInString = false
  private var last: UInt8 = 0

  init(quotes: Set<NameQuotes>, takesPrefixes: Bool) {
    self.quotes = quotes
    self.takesPrefixes = takesPrefixes
  }

  mutating func read(_ template: Template) -> Template {
    switch template {
    case .text(let text): return read(text)
    case .hole:
      last = UInt8(ascii: "x")
      return template
    case .sequence(let parts):
      var result: [Template] = []
      for part in withoutMarks(around: parts) { result.append(read(part)) }
      return .joined(result)
    case .choice(let options):
      let start = self
      var result: [Template] = []
      for option in options {
        self = start
        result.append(read(option))
      }
      return .oneOf(result)
    case .repetition(let element, let separator):
      let element = read(element)
      return .repetition(element, separator: read(separator))
    }
  }

  /// Takes the marks off that stand in other texts than the name between them, as in `{` + table + `}`.
  private func withoutMarks(around parts: [Template]) -> [Template] {
    var parts = parts
    for index in parts.indices {
      guard case .text(var opening) = parts[index], let byte = opening.bytes.last,
        let mark = [NameQuotes.braces, .brackets].first(where: { $0.ends.open == byte }), quotes.contains(mark),
        opening.bytes.dropLast().last.map({ !ByteClass.isWordPart($0) && $0 != UInt8(ascii: "'") }) ?? true,
        let end = parts[(index + 1)...].prefix(4).firstIndex(where: { !$0.isNamePart }), end > index + 1,
        case .text(var closing) = parts[end], closing.bytes.first == mark.ends.close
      else { continue }
      opening.bytes.removeLast()
      closing.bytes.removeFirst()
      parts[index] = .text(opening)
      parts[end] = .text(closing)
    }
    return parts
  }

  private static let quote = Template.text([UInt8(ascii: "\"")])
  private static let underscore = Template.text([UInt8(ascii: "_")])
  private static let prefix = Template.joined([.hole(Hole(kind: .identifier, name: "prefix")), underscore])
  private static let marks = ["#__", "*PREFIX*"].map { Array($0.utf8) }

  private static func quoted(_ name: Template) -> Template { .joined([quote, name, quote]) }

  private static func prefixed(_ name: Template) -> Template {
    let prefixed = Template.joined([prefix, name])
    return .oneOf([prefixed, .joined([prefixed, underscore, .hole(Hole(kind: .identifier, name: "suffix"))])])
  }

  private mutating func read(_ text: TemplateText) -> Template {
    var pieces: [Template] = []
    var plain = 0
    var offset = 0
    func stretch(_ range: Range<Int>) -> Template {
      .text(TemplateText(bytes: Array(text.bytes[range]), origin: text.origin))
    }
    while offset < text.bytes.count {
      let byte = text.bytes[offset]
      if byte == UInt8(ascii: "'") { isInString.toggle() }
      if !isInString, byte == UInt8(ascii: "`"), quotes.contains(.backticks) {
        // The name may be a hole: each mark stands for itself.
        pieces += [stretch(plain..<offset), Self.quote]
        plain = offset + 1
      } else if !isInString, let name = name(in: text.bytes, at: offset) {
        let isTable = takesPrefixes && byte == NameQuotes.braces.ends.open
        pieces += [stretch(plain..<offset), isTable ? Self.prefixed(stretch(name)) : Self.quoted(stretch(name))]
        offset = name.upperBound
        plain = offset + 1
      } else if !isInString, let mark = prefixMark(in: text.bytes, at: offset) {
        pieces += [stretch(plain..<offset), takesPrefixes ? Self.prefix : .empty]
        offset += mark.count - 1
        plain = offset + 1
      } else if !isInString, marksList(text.bytes, at: offset) {
        pieces.append(stretch(plain..<offset))
        offset += 1
        plain = offset + 1
      }
      last = text.bytes[offset]
      offset += 1
    }
    guard plain > 0 else { return .text(text) }
    return .joined(pieces + [stretch(plain..<text.bytes.count)])
  }

  /// Whether `[]` stands behind a placeholder here: `IN (:ids[])` takes a list.
  private func marksList(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard quotes.contains(.brackets), bytes[offset...].starts(with: "[]".utf8),
      let start = bytes[..<offset].lastIndex(where: { !ByteClass.isWordPart($0) }), start + 1 < offset
    else { return false }
    return bytes[start] == UInt8(ascii: ":") && (start == 0 || bytes[start - 1] != UInt8(ascii: ":"))
  }

  private func prefixMark(in bytes: [UInt8], at offset: Int) -> [UInt8]? {
    guard quotes.contains(.prefixMarks) else { return nil }
    return Self.marks.first { bytes[offset...].starts(with: $0) }
  }

  /// The name between the marks that open here.
  private func name(in bytes: [UInt8], at offset: Int) -> Range<Int>? {
    guard let mark = [NameQuotes.braces, .brackets].first(where: { $0.ends.open == bytes[offset] }),
      quotes.contains(mark), !ByteClass.isWordPart(last), last != UInt8(ascii: "]")
    else { return nil }
    let start = offset + 1
    let end = bytes[start...].firstIndex { !ByteClass.isWordPart($0) } ?? bytes.count
    guard end > start, end < bytes.count, bytes[end] == mark.ends.close, ByteClass.isLetter(bytes[start]) else {
      return nil
    }
    return start..<end
  }
}

extension Template {
  /// Whether it may be a part of a name.
  fileprivate var isNamePart: Bool {
    switch self {
    case .hole: true
    case .text(let text): !text.bytes.isEmpty && text.bytes.allSatisfy(ByteClass.isWordPart)
    case .choice(let options): options.allSatisfy(\.isNamePart)
    case .sequence, .repetition: false
    }
  }
}
