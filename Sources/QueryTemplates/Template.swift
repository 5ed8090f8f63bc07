/// The set of texts that one piece of code can send, as a small regular expression over bytes.
///
/// Put together with ``joined(_:)``, ``oneOf(_:)`` and ``repeated(_:separator:)``, which keep it flat and within
/// ``TemplateSize/limit``, so that whatever walks it may recurse.
package indirect enum Template: Hashable, Sendable {
  case text(TemplateText)
  case hole(Hole)
  case sequence([Template])
  /// One of several; an empty sequence among them makes the rest optional.
  case choice([Template])
  /// The element any number of times (none included), with the separator between two of them.
  case repetition(Template, separator: Template)

  /// Hashes little of a large template: that two differ is told sooner by comparing them.
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .text(let text): hasher.combine(text)
    case .hole(let hole): hasher.combine(hole)
    case .sequence(let parts), .choice(let parts):
      hasher.combine(parts.count)
      for case .text(let text) in parts { hasher.combine(text.bytes.count) }
      hasher.combine(parts.last)
    case .repetition(let element, _): hasher.combine(element)
    }
  }

  /// The template of exactly the empty text.
  package static let empty = Template.sequence([])
}
