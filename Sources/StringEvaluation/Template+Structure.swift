internal import QueryTemplates

extension Template {
  /// Whether it may come out as a text; true where that takes more than a look at how it begins and ends.
  func mayBe(_ text: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .text(let own): return text.elementsEqual(own.bytes)
    case .choice(let alternatives): return alternatives.contains { $0.mayBe(text) }
    case .sequence(var parts):
      var rest = text
      while case .text(let start)? = parts.first {
        guard rest.starts(with: start.bytes) else { return false }
        rest = rest.dropFirst(start.bytes.count)
        parts.removeFirst()
      }
      while case .text(let end)? = parts.last {
        guard rest.count >= end.bytes.count, rest.suffix(end.bytes.count).elementsEqual(end.bytes) else { return false }
        rest = rest.dropLast(end.bytes.count)
        parts.removeLast()
      }
      switch parts.count {
      case 0: return rest.isEmpty
      case 1: return parts[0].mayBe(rest)
      default: return true
      }
    case .hole, .repetition: return true
    }
  }

  /// Where the text is written that is more than a value: words outside of quotes. A caller that hands over a value alone
  /// does not make another query of it.
  var structuralOrigins: Set<TemplateText.Origin> {
    var origins: Set<TemplateText.Origin> = []
    var isQuoted = false
    collect(into: &origins, &isQuoted)
    return origins
  }

  private func collect(into origins: inout Set<TemplateText.Origin>, _ isQuoted: inout Bool) {
    switch self {
    case .hole: break
    case .text(let text):
      var hasWord = false
      for byte in text.bytes {
        if byte == UInt8(ascii: "'") { isQuoted.toggle() }
        let letter = byte | 0x20
        if !isQuoted, letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") { hasWord = true }
      }
      if hasWord, let origin = text.origin { origins.insert(origin) }
    case .sequence(let parts):
      for part in parts { part.collect(into: &origins, &isQuoted) }
    case .choice(let options):
      let start = isQuoted
      for option in options.reversed() {
        isQuoted = start
        option.collect(into: &origins, &isQuoted)
      }
    case .repetition(let element, let separator):
      element.collect(into: &origins, &isQuoted)
      separator.collect(into: &origins, &isQuoted)
    }
  }
}
