extension QueryComment {
  /// The pairs of a comment that is made of nothing but pairs, separated by commas or else by spaces.
  static func pairs(in content: Substring) -> [Tag] {
    for separator in [",", " "] as [Character] {
      let tags = pairs(in: content, separator: separator)
      if !tags.isEmpty { return tags }
    }
    return []
  }

  private static func pairs(in content: Substring, separator: Character) -> [Tag] {
    var tags: [Tag] = []
    let items = items(of: content, separator: separator)
    for item in items {
      if let tag = tag(item.trimming(while: \.isWhitespace), isAmongOthers: items.count > 1) {
        tags.append(tag)
      } else if tags.isEmpty || separator != "," || item.contains(where: \.isWhitespace) {
        return []
      }
      // Otherwise marginalia wrote a value with a comma in it: what stands behind the comma is not kept.
    }
    return tags
  }

  /// Splits at a separator outside of single quotes.
  private static func items(of content: Substring, separator: Character) -> [Substring] {
    var items: [Substring] = []
    var start = content.startIndex
    var isQuoted = false
    var before: Character = " "
    for index in content.indices {
      let character = content[index]
      if character == "'" && before != "\\" {
        isQuoted.toggle()
        // The specification's own example has `controller='index,'framework='spring'`.
        if !isQuoted && before == separator {
          items.append(content[start..<content.index(before: index)] + "'")
          start = content.index(after: index)
        }
      }
      if character == separator && !isQuoted {
        items.append(content[start..<index])
        start = content.index(after: index)
      }
      before = character
    }
    items.append(content[start...])
    return items.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  private static func tag(_ item: Substring, isAmongOthers: Bool) -> Tag? {
    guard let mark = item.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    let key = item[..<mark].trimming { $0.isWhitespace || $0 == "\"" }
    let value = item[item.index(after: mark)...].trimming(while: \.isWhitespace)
    guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }) else { return nil }
    for quote in ["'", "\""] where value.hasPrefix(quote) {
      guard value.count > 1, value.hasSuffix(quote) else { return nil }
      return Tag(key: String(key), value: String(value.dropFirst().dropLast()).replacing("\\'", with: "'"))
    }
    // Behind marginalia's line there may be words, and in any value between its commas; a colon with a blank is prose.
    if value.contains(where: \.isWhitespace), !value.contains(":in ") {
      let isMarginalia = isAmongOthers && item[mark] == ":" && !(item[mark...].dropFirst().first?.isWhitespace ?? true)
      if !isMarginalia { return nil }
    }
    return Tag(key: String(key), value: String(value))
  }
}
