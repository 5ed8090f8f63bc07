/// How templates are put together: flat, without repetitions, and bounded.
extension Template {
  /// What a template becomes that would exceed ``TemplateSize/limit``: a hole that could be anything.
  package static let overflow = Template.hole(Hole(kind: .clause, name: "…"))

  /// One part after the other. Nested sequences are spliced, empty texts dropped.
  ///
  /// O(n) in the number of parts of the result. Texts stay apart, since each has an origin of its own.
  package static func joined(_ parts: [Template]) -> Template {
    var flat: [Template] = []
    flat.reserveCapacity(parts.count)
    for part in parts {
      switch part {
      case .sequence(let inner): flat.append(contentsOf: inner)
      case .text(let text) where text.bytes.isEmpty: continue
      default: flat.append(part)
      }
    }
    guard flat.count <= TemplateSize.limit.nodes else { return .overflow }
    return flat.count == 1 ? flat[0] : .sequence(flat)
  }

  /// One of the alternatives. Nested choices are spliced, alternatives that read the same made one, and what all of them
  /// begin or end with is written once.
  ///
  /// Writing the common beginning once is what keeps `s += a` under a hundred conditions linear: `s a | s` is `s [a]`.
  /// O(size of the result).
  package static func oneOf(_ alternatives: [Template]) -> Template {
    var places: [Spelling: Int] = [:]
    var options: [Template] = []
    for alternative in alternatives.flatMap(\.alternatives) {
      if let known = places[Spelling(alternative)] {
        options[known].addOrigins(of: alternative)
      } else {
        places[Spelling(alternative)] = options.count
        options.append(alternative)
      }
    }
    let distinct = options.map(\.parts)
    guard let first = distinct.first else { return .empty }
    guard distinct.count > 1 else { return joined(first) }
    let prefix = commonPrefix(of: distinct.map { $0[...] })
    let tails = distinct.map { $0.dropFirst(prefix) }
    let suffix = commonPrefix(of: tails.map { ArraySlice($0.reversed()) })
    let middles = tails.map { joined(Array($0.dropLast(suffix))) }
    let choice = Template.choice(middles)
    guard choice.isWithinLimits else { return .overflow }
    return joined(Array(first.prefix(prefix)) + [choice] + Array(first.suffix(suffix)))
  }

  /// The element any number of times, with the separator between two of them.
  package static func repeated(_ element: Template, separator: Template = .empty) -> Template {
    if element == .empty && separator == .empty { return .empty }
    if case .repetition(_, .empty) = element, separator == .empty { return element }
    let repetition = Template.repetition(element, separator: separator)
    return repetition.isWithinLimits ? repetition : .overflow
  }

  /// Bytes that are known.
  package static func text(_ bytes: [UInt8], origin: TemplateText.Origin? = nil) -> Template {
    bytes.isEmpty ? .empty : .text(TemplateText(bytes: bytes, origin: origin))
  }

  private var parts: [Template] {
    if case .sequence(let parts) = self { return parts }
    return [self]
  }

  private var alternatives: [Template] {
    if case .choice(let alternatives) = self { return alternatives }
    return [self]
  }

  private static func commonPrefix(of sequences: [ArraySlice<Template>]) -> Int {
    guard let shortest = sequences.map(\.count).min(), let first = sequences.first else { return 0 }
    var count = 0
    while count < shortest {
      let part = first[first.startIndex + count]
      guard sequences.allSatisfy({ $0[$0.startIndex + count] == part }) else { break }
      count += 1
    }
    return count
  }
}
