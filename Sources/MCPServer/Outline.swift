internal import AnswerText

extension JSON {
  /// The value as lines for people and models: a key and its value, lists with dashes, texts as they are.
  ///
  /// Objects must not be nested without end; answers are not.
  var outline: String { lines.joined(separator: "\n") }

  private var lines: [String] {
    switch self {
    case .object(let members): members.flatMap { $0.value.lines(under: $0.key) }
    case .array(let elements):
      elements.flatMap { element in
        let lines = element.lines
        return lines.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
      }
    case .string(let text): text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    default: [compact]
    }
  }

  private func lines(under key: String) -> [String] {
    switch self {
    case .null: return []
    case .array(let elements) where elements.isEmpty: return ["\(key): none"]
    case .array(let elements) where elements.allSatisfy(\.isShort):
      return ["\(key): " + elements.flatMap(\.lines).joined(separator: ", ")]
    case .object, .array: return ["\(key):"] + lines.map { "  " + $0 }
    default: return lines.count == 1 ? ["\(key): \(lines[0])"] : ["\(key):"] + lines.map { "  " + $0 }
    }
  }

  private var isShort: Bool {
    switch self {
    case .string(let text): text.utf8.count < 80 && !text.contains("\n")
    case .object, .array: false
    default: true
    }
  }
}
