internal import SourceModel

/// Writes a template as bytes: a version, the table of paths, then the nodes in preorder; numbers as LEB128.
struct TemplateEncoder {
  static let version: UInt8 = 1

  enum Tag: UInt8 {
    case text, textWithOrigin, hole, sequence, choice, repetition, textWithOrigins
  }

  private let keepsOrigins: Bool
  private var pathNumbers: [String: Int] = [:]
  private var paths: [String] = []
  private var nodes: [UInt8] = []

  init(_ template: Template, keepsOrigins: Bool) {
    self.keepsOrigins = keepsOrigins
    write(template)
  }

  var encoded: [UInt8] {
    var bytes = [Self.version]
    Self.append(paths.count, to: &bytes)
    for path in paths { Self.append(Array(path.utf8), to: &bytes) }
    return bytes + nodes
  }

  private mutating func write(_ template: Template) {
    switch template {
    case .text(let text): write(text)
    case .hole(let hole):
      nodes.append(Tag.hole.rawValue)
      nodes.append(hole.kind.rawValue)
      Self.append(Array(hole.name.utf8), to: &nodes)
    case .sequence(let parts) where keepsOrigins: write(.sequence, parts)
    case .sequence(let parts): write(seamless: Self.withoutSeams(parts))
    case .choice(let parts): write(.choice, parts)
    case .repetition(let element, let separator):
      nodes.append(Tag.repetition.rawValue)
      write(element)
      write(separator)
    }
  }

  private mutating func write(seamless parts: [Template]) {
    if parts.count == 1 { write(parts[0]) } else { write(.sequence, parts) }
  }

  private mutating func write(_ tag: Tag, _ parts: [Template]) {
    nodes.append(tag.rawValue)
    Self.append(parts.count, to: &nodes)
    for part in parts { write(part) }
  }

  private mutating func write(_ text: TemplateText) {
    let origins = keepsOrigins ? text.origins : []
    let tag: Tag = origins.isEmpty ? .text : origins.count == 1 ? .textWithOrigin : .textWithOrigins
    nodes.append(tag.rawValue)
    Self.append(text.bytes, to: &nodes)
    if tag == .textWithOrigins { Self.append(origins.count, to: &nodes) }
    for origin in origins {
      Self.append(number(of: origin.path), to: &nodes)
      Self.append(origin.range.start, to: &nodes)
      Self.append(origin.range.count, to: &nodes)
    }
  }

  private mutating func number(of path: String) -> Int {
    if let number = pathNumbers[path] { return number }
    pathNumbers[path] = paths.count
    paths.append(path)
    return paths.count - 1
  }

  /// Where a literal is broken into lines is not part of what a template is.
  private static func withoutSeams(_ parts: [Template]) -> [Template] {
    var merged: [Template] = []
    for part in parts {
      if case .text(let text) = part, case .text(let before) = merged.last {
        merged[merged.count - 1] = .text(TemplateText(bytes: before.bytes + text.bytes))
      } else {
        merged.append(part)
      }
    }
    return merged
  }

  private static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    append(bytes.count, to: &output)
    output += bytes
  }

  private static func append(_ number: Int, to output: inout [UInt8]) {
    var rest = UInt64(max(0, number))
    while rest >= 0x80 {
      output.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    output.append(UInt8(rest))
  }
}
