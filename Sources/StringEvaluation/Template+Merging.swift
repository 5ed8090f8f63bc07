internal import QueryTemplates

extension Template {
  /// The parts of a sequence; a template that is none is its own only part.
  var parts: [Template] {
    if case .sequence(let parts) = self { return parts }
    return [self]
  }

  /// Either of two texts, with what both start and end with written once, so that a text grown under conditions stays
  /// as large as its source.
  static func merged(_ left: Template, _ right: Template) -> Template {
    let first = left.parts
    let second = right.parts
    var start = 0
    while start < first.count, start < second.count, first[start] == second[start] { start += 1 }
    var end = 0
    while end < first.count - start, end < second.count - start,
      first[first.count - 1 - end] == second[second.count - 1 - end]
    {
      end += 1
    }
    let middle = Template.oneOf([
      .joined(Array(first[start..<first.count - end])), .joined(Array(second[start..<second.count - end])),
    ])
    return .joined(Array(first[..<start]) + [middle] + Array(first[(first.count - end)...]))
  }

  /// What was added behind `start` to make this template; nil when it does not start so, or nothing was added.
  func suffix(behind start: Template) -> Template? {
    let known = start.parts
    let all = parts
    guard all.count > known.count, Array(all.prefix(known.count)) == known else { return nil }
    return .joined(Array(all[known.count...]))
  }

  var hasText: Bool {
    switch self {
    case .text(let text): !text.bytes.isEmpty
    case .hole: false
    case .sequence(let parts), .choice(let parts): parts.contains { $0.hasText }
    case .repetition(let element, let separator): element.hasText || separator.hasText
    }
  }

  /// The bytes, when there are no holes, choices or repetitions.
  var constantBytes: [UInt8]? {
    var bytes: [UInt8] = []
    for part in parts {
      guard case .text(let text) = part else { return nil }
      bytes += text.bytes
    }
    return bytes
  }
}
