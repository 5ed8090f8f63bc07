internal import QueryTemplates

extension Template {
  /// Whether one of the texts could start a statement: its first word is a verb of SQL.
  var startsLikeStatement: Bool {
    if let leading, let isStatement = Self.startsWithVerb(leading) { return isStatement }
    return Self.extend([[]], by: self).contains { Self.startsWithVerb($0) == true }
  }

  /// Whether the texts start with a parenthesis, as a part of a statement does that is one by itself.
  var startsWithParenthesis: Bool { leading?.first { $0 > 0x20 } == UInt8(ascii: "(") }

  /// What every one of the texts starts with; nil when they start differently.
  private var leading: [UInt8]? {
    switch self {
    case .text(let text): text.bytes
    case .hole: Array("? ".utf8)
    case .sequence(let parts): parts.first?.leading
    case .choice, .repetition: nil
    }
  }

  /// The first 200 bytes of each way to start, at most 16 of them.
  private static func extend(_ prefixes: [[UInt8]], by template: Template) -> [[UInt8]] {
    guard prefixes.contains(where: { $0.count < 200 }) else { return prefixes }
    switch template {
    case .text(let text): return prefixes.map { $0.count < 200 ? $0 + text.bytes.prefix(200) : $0 }
    case .hole: return prefixes.map { $0 + Array("? ".utf8) }
    case .sequence(let parts):
      var result = prefixes
      for part in parts {
        guard result.contains(where: { $0.count < 200 }) else { break }
        result = extend(result, by: part)
      }
      return result
    case .choice(let options): return Array(options.prefix(8).flatMap { extend(prefixes, by: $0) }.prefix(16))
    case .repetition(let element, _): return extend(prefixes, by: element)
    }
  }

  private static let verbs: Set<String> = [
    "select", "insert", "update", "delete", "with", "merge", "create", "alter", "drop", "truncate", "values", "lock",
    "refresh", "analyze", "vacuum", "copy", "explain", "declare", "begin", "commit", "rollback", "savepoint", "set",
    "reset", "show", "listen", "notify", "unlisten", "call", "do", "grant", "revoke", "comment", "reindex", "cluster",
    "table", "release", "start", "prepare", "execute", "deallocate", "discard", "fetch", "close",
  ]

  /// Behind blanks, parentheses and comments; nil when the bytes end before it is told.
  private static func startsWithVerb(_ bytes: [UInt8]) -> Bool? {
    var rest = bytes[...]
    while let first = rest.first {
      if first <= 0x20 || first == UInt8(ascii: "(") {
        rest = rest.dropFirst()
      } else if rest.starts(with: Array("--".utf8)) {
        rest = rest.drop { $0 != UInt8(ascii: "\n") }
      } else if rest.starts(with: Array("/*".utf8)) {
        rest = behindComment(rest)
      } else {
        break
      }
    }
    let word = rest.prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
    guard let next = rest.dropFirst(word.count).first else { return nil }
    guard next <= 0x20 || next == UInt8(ascii: "(") || next == UInt8(ascii: "*") else { return false }
    return verbs.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  private static func behindComment(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes.dropFirst(2)
    while rest.count >= 2 {
      if rest.starts(with: Array("*/".utf8)) { return rest.dropFirst(2) }
      rest = rest.dropFirst()
    }
    return []
  }
}
