import QueryTemplates

/// Templates as the fixtures write them: holes `{name}` or `{name:value}`, choices `«a¦b»`, repetitions `«a»…` or, with
/// a separator, `«a»…«, »`; `\n` is a line feed, `\{` a brace.
struct TemplateNotation {
  private var rest: Substring

  static func template(_ text: String) -> Template {
    var notation = TemplateNotation(rest: text.replacing("\\n", with: "\n").replacing("\\{", with: "\u{1}")[...])
    return notation.sequence()
  }

  private mutating func sequence() -> Template {
    var parts: [Template] = []
    while let next = rest.first, next != "¦", next != "»" {
      switch next {
      case "{": parts.append(hole())
      case "«": parts.append(group())
      default:
        let known = rest.prefix { !"{«¦»".contains($0) }
        parts.append(.text(known.utf8.map { $0 == 1 ? UInt8(ascii: "{") : $0 }))
        rest = rest.dropFirst(known.count)
      }
    }
    return .joined(parts)
  }

  private mutating func hole() -> Template {
    let inside = rest.dropFirst().prefix { $0 != "}" }
    rest = rest.dropFirst(inside.count + 2)
    let halves = inside.split(separator: ":")
    let kinds: [Substring: Hole.Kind] = ["value": .value, "identifier": .identifier, "clause": .clause]
    let kind = halves.count == 2 ? kinds[halves[1]] : nil
    return .hole(Hole(kind: kind ?? .unknown, name: String(halves.first ?? "")))
  }

  private mutating func group() -> Template {
    var alternatives: [Template] = []
    repeat {
      rest = rest.dropFirst()
      alternatives.append(sequence())
    } while rest.first == "¦"
    rest = rest.dropFirst()
    guard rest.first == "…" else { return .oneOf(alternatives) }
    rest = rest.dropFirst()
    guard rest.first == "«" else { return .repeated(.oneOf(alternatives)) }
    return .repeated(.oneOf(alternatives), separator: group())
  }
}
