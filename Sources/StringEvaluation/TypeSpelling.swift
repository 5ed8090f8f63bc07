/// A type as code or its documentation writes it: `*store.Orders`, `Promise<OrderStore | null>`, `?OrderStore`.
struct TypeSpelling {
  /// The names of the types of which one is meant, each in its parts; lists and the like of them are left out.
  let alternatives: [[Substring]]

  /// - Parameter wrappers: types that stand for a value of their first argument's type.
  init(_ text: String, wrappers: [String]) {
    alternatives = text.split(separator: "|").compactMap { Self.name(in: $0, wrappers) }
  }

  private static func name(in text: Substring, _ wrappers: [String]) -> [Substring]? {
    var rest = text
    while true {
      rest = rest.drop { !isName($0) && $0 != "[" }
      // In Go, lists begin with brackets.
      guard rest.first != "[" else { return nil }
      let parts = rest.prefix { isName($0) || isSeparator($0) }.split(whereSeparator: isSeparator)
      rest = rest.drop { isName($0) || isSeparator($0) }
      guard let last = parts.last else { return nil }
      if let sign = rest.first, "<[".contains(sign), wrappers.contains(String(last)) { continue }
      // `dyn Store`, `orders *Store`: what stands in front says how, or names it.
      let next = rest.drop(while: \.isWhitespace)
      if next.startIndex > rest.startIndex, let sign = next.first, isName(sign) || "*&".contains(sign) { continue }
      return rest.hasPrefix("[]") ? nil : parts
    }
  }

  private static func isName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private static func isSeparator(_ character: Character) -> Bool { ".\\:".contains(character) }
}
