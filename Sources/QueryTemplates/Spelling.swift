/// A template as it reads, wherever its texts are written: what makes two of them the same.
struct Spelling: Hashable {
  private let template: Template

  init(_ template: Template) { self.template = template }

  static func == (left: Spelling, right: Spelling) -> Bool { left.template.reads(like: right.template) }

  func hash(into hasher: inout Hasher) { template.hashSpelling(into: &hasher) }
}

extension Template {
  /// O(n) in the number of nodes.
  fileprivate func reads(like other: Template) -> Bool {
    switch (self, other) {
    case (.text(let first), .text(let second)): first.bytes == second.bytes
    case (.hole(let first), .hole(let second)): first == second
    case (.sequence(let first), .sequence(let second)), (.choice(let first), .choice(let second)):
      first.elementsEqual(second) { $0.reads(like: $1) }
    case (.repetition(let first, let between), .repetition(let second, let otherBetween)):
      first.reads(like: second) && between.reads(like: otherBetween)
    default: false
    }
  }

  fileprivate func hashSpelling(into hasher: inout Hasher) {
    switch self {
    case .text(let text): hasher.combine(text.bytes)
    case .hole(let hole): hasher.combine(hole)
    case .sequence(let parts), .choice(let parts):
      hasher.combine(parts.count)
      for case .text(let text) in parts { hasher.combine(text.bytes.count) }
      if let last = parts.last { last.hashSpelling(into: &hasher) }
    case .repetition(let element, _): element.hashSpelling(into: &hasher)
    }
  }

  /// Says of its texts that they are written where those of another are too, which reads the same.
  mutating func addOrigins(of other: Template) {
    switch (self, other) {
    case (.text(var text), .text(let same)):
      text.add(same.origins)
      self = .text(text)
    case (.sequence(let parts), .sequence(let same)): self = .sequence(Self.adding(same, to: parts))
    case (.choice(let parts), .choice(let same)): self = .choice(Self.adding(same, to: parts))
    case (.repetition(var element, var separator), .repetition(let same, let sameSeparator)):
      element.addOrigins(of: same)
      separator.addOrigins(of: sameSeparator)
      self = .repetition(element, separator: separator)
    default: break
    }
  }

  private static func adding(_ same: [Template], to parts: [Template]) -> [Template] {
    zip(parts, same).map { part, same in
      var part = part
      part.addOrigins(of: same)
      return part
    }
  }
}
