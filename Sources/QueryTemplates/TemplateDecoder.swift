internal import SourceModel

/// Reads what ``TemplateEncoder`` wrote; anything else gives nil.
struct TemplateDecoder {
  private let bytes: [UInt8]
  private var position = 0
  private var paths: [String] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func decode() -> Template? {
    guard byte() == TemplateEncoder.version, let pathCount = count() else { return nil }
    for _ in 0..<pathCount {
      guard let path = string() else { return nil }
      paths.append(path)
    }
    guard let template = node(depth: 1), position == bytes.count else { return nil }
    return template
  }

  private mutating func node(depth: Int) -> Template? {
    // A sequence around the deepest choice adds a level or two to what the constructors checked.
    guard depth <= TemplateSize.limit.depth + 8, let tag = byte().flatMap(TemplateEncoder.Tag.init) else { return nil }
    switch tag {
    case .text: return slice().map { .text(TemplateText(bytes: $0)) }
    case .textWithOrigin:
      guard let text = slice(), let origin = origin() else { return nil }
      return .text(TemplateText(bytes: text, origin: origin))
    case .textWithOrigins: return textWithOrigins()
    case .hole:
      guard let kind = byte().flatMap(Hole.Kind.init), let name = string() else { return nil }
      return .hole(Hole(kind: kind, name: name))
    case .sequence: return list(depth: depth).map { .sequence($0) }
    case .choice: return list(depth: depth).map { .choice($0) }
    case .repetition:
      guard let element = node(depth: depth + 1), let separator = node(depth: depth + 1) else { return nil }
      return .repetition(element, separator: separator)
    }
  }

  private mutating func textWithOrigins() -> Template? {
    guard let text = slice(), let count = count() else { return nil }
    var origins: [TemplateText.Origin] = []
    for _ in 0..<count {
      guard let origin = origin() else { return nil }
      origins.append(origin)
    }
    return .text(TemplateText(bytes: text, origins: origins))
  }

  private mutating func origin() -> TemplateText.Origin? {
    guard let path = number(), path < paths.count, let start = number(), let length = number(),
      start <= Int.max - length
    else { return nil }
    return TemplateText.Origin(path: paths[path], range: ByteRange(start: start, end: start + length))
  }

  private mutating func list(depth: Int) -> [Template]? {
    guard let count = count() else { return nil }
    var parts: [Template] = []
    parts.reserveCapacity(count)
    for _ in 0..<count {
      guard let part = node(depth: depth + 1) else { return nil }
      parts.append(part)
    }
    return parts
  }

  private mutating func string() -> String? { slice().flatMap { String(validating: $0, as: UTF8.self) } }

  private mutating func slice() -> [UInt8]? {
    guard let count = count() else { return nil }
    defer { position += count }
    return Array(bytes[position..<(position + count)])
  }

  /// A number of things that take at least a byte each, so that a corrupt one cannot ask for more memory than there is.
  private mutating func count() -> Int? { number().flatMap { $0 <= bytes.count - position ? $0 : nil } }

  private mutating func number() -> Int? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let next = byte() {
      guard shift <= 56 else { return nil }
      value |= UInt64(next & 0x7f) << shift
      if next < 0x80 { return Int(exactly: value) }
      shift += 7
    }
    return nil
  }

  private mutating func byte() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }
}
