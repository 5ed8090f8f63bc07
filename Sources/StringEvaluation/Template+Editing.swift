internal import QueryTemplates
internal import SourceModel

extension Template {
  /// `x, x, ` with its last separator cut off: a repetition whose element ends in `, ` joins with it instead.
  var withoutTrailingSeparator: Template {
    var parts = parts
    guard case .repetition(let element, .sequence([]))? = parts.last,
      case .text(var text)? = element.parts.last,
      let comma = text.bytes.lastIndex(where: { $0 > 0x20 }), text.bytes[comma] == UInt8(ascii: ",")
    else { return self }
    let separator = TemplateText(bytes: Array(text.bytes[comma...]), origin: text.origin)
    text.bytes = Array(text.bytes[..<comma])
    parts[parts.count - 1] = .repetition(
      .joined(Array(element.parts.dropLast()) + [.text(text)]), separator: .text(separator))
    return .joined(parts)
  }

  /// With every occurrence of `old` within one known text replaced.
  func replacing(_ old: [UInt8], with new: Template) -> Template {
    switch self {
    case .hole: return self
    case .sequence(let parts): return .joined(parts.map { $0.replacing(old, with: new) })
    case .choice(let options): return .oneOf(options.map { $0.replacing(old, with: new) })
    case .repetition(let element, let separator):
      return .repetition(element.replacing(old, with: new), separator: separator.replacing(old, with: new))
    case .text(let text):
      return .joined(Array(text.pieces(between: old).map { [$0] }.joined(separator: [new])))
    }
  }

  /// With texts that stand behind each other in one file put into fewer.
  var coarser: Template {
    var result: [Template] = []
    var count = 0
    for part in parts {
      if count % Self.longestRun != 0, case .text(let next) = part, case .text(var text)? = result.last,
        let place = text.origin, let added = next.origin, place.path == added.path,
        place.range.end <= added.range.start
      {
        text.bytes += next.bytes
        text.origin?.range = place.range.union(added.range)
        result[result.count - 1] = .text(text)
      } else {
        result.append(part)
      }
      count += 1
    }
    return .joined(result)
  }

  private static let longestRun = 8
}

extension TemplateText {
  /// What stands between the marks, each piece with the place of the whole.
  func pieces(between mark: [UInt8]) -> [Template] {
    var pieces: [Template] = []
    var rest = bytes[...]
    while let found = rest.firstRange(of: mark) {
      pieces.append(.text(Array(rest[..<found.lowerBound]), origin: origin))
      rest = rest[found.upperBound...]
    }
    return pieces + [.text(Array(rest), origin: origin)]
  }
}
