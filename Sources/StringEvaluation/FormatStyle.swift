internal import QueryTemplates

/// The values that a format call puts into its text.
struct FormatArguments {
  var positional: [Value] = []
  var named: [(name: String, value: Value)] = []
  /// What is meant by names that are not among them.
  var captured: (String) -> Value? = { _ in nil }

  func template(at position: Int) -> Template {
    position < positional.count ? positional[position].template : .hole(Hole(kind: .unknown, name: "\(position)"))
  }

  func template(named name: String) -> Template {
    let value = named.last { $0.name == name }?.value ?? captured(name)
    return value?.template ?? .hole(Hole(kind: .unknown, name: name))
  }
}

/// A way to mark in a text where values go.
enum FormatStyle {
  /// `%s`, `%(name)s`, `%1$s`, `%[1]d`, `%%`
  case percent
  /// `{}`, `{0}`, `{name!r:>3}`, `{{`
  case brace
  /// `$name`, `${name}`, `$$`
  case dollar

  /// The text with its marks replaced. Known text between the marks keeps its origin.
  func apply(_ format: Template, _ arguments: FormatArguments) -> Template {
    var next = 0
    return apply(format, arguments, &next)
  }

  private func apply(_ format: Template, _ arguments: FormatArguments, _ next: inout Int) -> Template {
    switch format {
    case .text(let text): return .joined(pieces(of: text, arguments, &next))
    case .hole: return format
    case .sequence(let parts):
      var result: [Template] = []
      for part in parts { result.append(apply(part, arguments, &next)) }
      return .joined(result)
    case .choice(let options):
      let start = next
      var furthest = next
      var result: [Template] = []
      for option in options {
        next = start
        result.append(apply(option, arguments, &next))
        furthest = max(furthest, next)
      }
      next = furthest
      return .oneOf(result)
    case .repetition(let element, let separator):
      return .repetition(apply(element, arguments, &next), separator: separator)
    }
  }

  private func pieces(of text: TemplateText, _ arguments: FormatArguments, _ next: inout Int) -> [Template] {
    var pieces: [Template] = []
    var plain: [UInt8] = []
    var position = 0
    let bytes = text.bytes
    while position < bytes.count {
      guard let mark = mark(in: bytes, at: position) else {
        plain.append(bytes[position])
        position += 1
        continue
      }
      position += mark.length
      switch mark.reference {
      case .literal(let byte):
        plain.append(byte)
        continue
      case .next:
        flush(&plain, text, into: &pieces)
        pieces.append(arguments.template(at: next))
        next += 1
      case .position(let index):
        flush(&plain, text, into: &pieces)
        pieces.append(arguments.template(at: index))
      case .name(let name):
        flush(&plain, text, into: &pieces)
        pieces.append(arguments.template(named: name))
      }
    }
    flush(&plain, text, into: &pieces)
    return pieces
  }

  private func flush(_ plain: inout [UInt8], _ text: TemplateText, into pieces: inout [Template]) {
    guard !plain.isEmpty else { return }
    pieces.append(.text(TemplateText(bytes: plain, origin: text.origin)))
    plain = []
  }

  private struct Mark {
    enum Reference {
      case literal(UInt8), next, position(Int), name(String)
    }
    var reference: Reference
    var length: Int
  }

  private func mark(in bytes: [UInt8], at position: Int) -> Mark? {
    switch self {
    case .percent: percentMark(bytes[position...])
    case .brace: braceMark(bytes[position...])
    case .dollar: dollarMark(bytes[position...])
    }
  }

  /// The names in the braces of a text, which a format may take for variables.
  static func bracedNames(in bytes: [UInt8]) -> [String] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "{") }.compactMap { position in
      guard case .name(let name)? = brace.mark(in: bytes, at: position)?.reference else { return nil }
      return name
    }
  }

  private func percentMark(_ bytes: ArraySlice<UInt8>) -> Mark? {
    guard bytes.first == UInt8(ascii: "%"), bytes.count > 1 else { return nil }
    var index = bytes.startIndex + 1
    if bytes[index] == UInt8(ascii: "%") { return Mark(reference: .literal(UInt8(ascii: "%")), length: 2) }
    var reference = Mark.Reference.next
    if bytes[index] == UInt8(ascii: "(") || bytes[index] == UInt8(ascii: "[") || bytes[index] == UInt8(ascii: "<")
      || bytes[index] == UInt8(ascii: "{")
    {
      let close: [UInt8: UInt8] = [0x28: 0x29, 0x5b: 0x5d, 0x3c: 0x3e, 0x7b: 0x7d]
      let isBare = bytes[index] == UInt8(ascii: "{")
      guard let closing = close[bytes[index]], let end = bytes[index...].firstIndex(of: closing) else { return nil }
      let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      reference = Int(name).map { .position($0 - 1) } ?? .name(name)
      index = end + 1
      if isBare { return Mark(reference: reference, length: index - bytes.startIndex) }
    }
    let start = index
    while index < bytes.endIndex, (0x30...0x39).contains(bytes[index]) { index += 1 }
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "$"),
      let number = Int(String(decoding: bytes[start..<index], as: UTF8.self))
    {
      reference = .position(number - 1)
      index += 1
    }
    while index < bytes.endIndex, "+-#.0123456789*'".utf8.contains(bytes[index]) { index += 1 }
    guard index < bytes.endIndex, "sdrivqxXfFgGeEoucbtT@".utf8.contains(bytes[index]) else { return nil }
    return Mark(reference: reference, length: index + 1 - bytes.startIndex)
  }

  private func braceMark(_ bytes: ArraySlice<UInt8>) -> Mark? {
    guard let first = bytes.first, bytes.count > 1 else { return nil }
    let second = bytes[bytes.startIndex + 1]
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "}"), second == first {
      return Mark(reference: .literal(first), length: 2)
    }
    guard first == UInt8(ascii: "{"), let end = bytes.firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let field = bytes[(bytes.startIndex + 1)..<end].prefix { !Self.fieldEnds.contains($0) }
    let name = String(decoding: field.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }, as: UTF8.self)
    guard
      name.utf8.allSatisfy({ $0 == 0x5f || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7a || (0x30...0x39).contains($0) })
    else { return nil }
    let length = end + 1 - bytes.startIndex
    if name.isEmpty { return Mark(reference: .next, length: length) }
    return Mark(reference: Int(name).map { .position($0) } ?? .name(name), length: length)
  }

  /// What may follow a field's name: Python's and Rust's formats, Python's conversions, the types of Java's messages.
  private static let fieldEnds: Set<UInt8> = [UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: ",")]
  private func dollarMark(_ bytes: ArraySlice<UInt8>) -> Mark? {
    guard bytes.first == UInt8(ascii: "$"), bytes.count > 1 else { return nil }
    let rest = bytes.dropFirst()
    if rest.first == UInt8(ascii: "$") { return Mark(reference: .literal(UInt8(ascii: "$")), length: 2) }
    let isBraced = rest.first == UInt8(ascii: "{")
    let name = rest.dropFirst(isBraced ? 1 : 0).prefix {
      $0 == UInt8(ascii: "_") || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7a || (0x30...0x39).contains($0)
    }
    guard !name.isEmpty, !(0x30...0x39).contains(name[name.startIndex]) else { return nil }
    return Mark(reference: .name(String(decoding: name, as: UTF8.self)), length: 1 + name.count + (isBraced ? 2 : 0))
  }
}
