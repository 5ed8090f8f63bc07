internal import SourceModel

/// What a comment in a query's text says about where the query comes from, and nothing else that it says.
///
/// Read are sqlcommenter's `key='value'` pairs (https://google.github.io/sqlcommenter/spec), marginalia's `key:value` pairs
/// (https://github.com/basecamp/marginalia), the `name:` lines of sqlc, aiosql, HugSQL and PgTyped, and a lone `Class::method`.
package struct QueryComment: Hashable, Sendable {
  package struct Tag: Hashable, Sendable {
    package var key: String
    /// As it stands in the comment, without quotes.
    package var value: String

    /// The value without URL encoding; `%%` for `%` is what drivers leave that format the text once more.
    package var decodedValue: String {
      value.replacing("%%", with: "%").removingPercentEncoding
    }
  }

  /// The pairs whose keys name a place in the code; see ``isKnown(key:)``.
  package private(set) var tags: [Tag] = []
  /// The name that a `name:` comment gives to the query, with what follows it, such as `GetUser :one`.
  package private(set) var name: String?
  /// A comment that is nothing but a qualified name of the code, such as `Title::newFromRow`.
  package private(set) var codeName: String?

  /// Reads a comment with its marks; nil when it says nothing of the kind.
  package init?(_ comment: String) {
    var text = comment[...]
    for mark in ["--", "/*"] where text.hasPrefix(mark) { text = text.dropFirst(2) }
    if text.hasSuffix("*/") { text = text.dropLast(2) }
    var content = text.trimming(while: \.isWhitespace)
    // dbt writes its pairs as JSON.
    if content.hasPrefix("{") && content.hasSuffix("}") { content = content.dropFirst().dropLast() }
    if let name = Self.name(in: content) {
      self.name = name
    } else if Self.isCodeName(content) {
      codeName = String(content)
    } else {
      tags = Self.tags(in: content).filter { Self.isKnown(key: $0.key) && Self.isPlace($0.value) }
      if tags.isEmpty { return nil }
    }
  }

  /// The comments of a text that say something, in order.
  package static func comments(in text: [UInt8]) -> [QueryComment] {
    SQLLexer.scan(text).tokens.filter { $0.kind == .comment }.compactMap {
      QueryComment(String(decoding: text[$0.range.start..<$0.range.end], as: UTF8.self))
    }
  }

  /// What it says, as a comment.
  package var text: String {
    if let name { return "/* name: \(name) */" }
    if let codeName { return "/* \(codeName) */" }
    return "/*" + tags.map { "\($0.key)='\($0.value.replacing("'", with: "\\'"))'" }.joined(separator: ",") + "*/"
  }

  /// Whether the key is on the list of those that name a place in the code, or what runs it.
  package static func isKnown(key: String) -> Bool { keys.contains(key.lowercased()) }

  private static let keys: Set<String> = [
    "action", "api", "app", "app_name", "application", "class", "component", "controller", "controller_with_namespace",
    "db_driver", "db_system", "dddbs", "ddps", "endpoint", "file", "filename", "framework", "func", "function",
    "graphql", "handler", "job", "job_class", "line", "lineno", "location", "method", "module", "name",
    "namespaced_controller", "node_id", "operation", "operation_name", "query_name", "queryname", "route", "service",
    "sidekiq_job", "source", "source_location", "task", "view",
  ]

  // MARK: Forms

  private static func name(in content: Substring) -> String? {
    let line = content.prefix { !$0.isNewline }
    guard let mark = ["name:", ":name ", "@name "].first(where: line.hasPrefix) else { return nil }
    let words = line.dropFirst(mark.count).split(whereSeparator: \.isWhitespace)
    // aiosql and PugSQL end names with marks such as `<!`, `*!` and `^`.
    guard let first = words.first, first.allSatisfy({ $0.isLetter || $0.isNumber || "_-.<!*^$&#".contains($0) }) else {
      return nil
    }
    // `:one`, `:? :1` tell how many rows it gives; other words are a person's.
    let marks = words.dropFirst().prefix { $0.hasPrefix(":") && $0.count <= 12 }
    return ([first] + marks).joined(separator: " ")
  }

  private static func isCodeName(_ content: Substring) -> Bool {
    let parts = content.replacing("::", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    return parts.count > 1
      && parts.allSatisfy { part in
        part.first.map { $0.isLetter || $0 == "_" || $0 == "\\" } ?? false
          && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "\\" }
      }
  }

  /// The pairs of a comment that is made of nothing but pairs, separated by commas or else by spaces.
  private static func tags(in content: Substring) -> [Tag] {
    for separators in [",", " "] {
      let items = items(of: content, separator: Character(separators))
      let tags = items.compactMap(tag)
      if !tags.isEmpty && tags.count == items.count { return tags }
    }
    return []
  }

  /// Splits at a separator outside of single quotes.
  private static func items(of content: Substring, separator: Character) -> [Substring] {
    var items: [Substring] = []
    var start = content.startIndex
    var isQuoted = false
    var before: Character = " "
    for index in content.indices {
      let character = content[index]
      if character == "'" && before != "\\" { isQuoted.toggle() }
      if character == separator && !isQuoted {
        items.append(content[start..<index])
        start = content.index(after: index)
      }
      before = character
    }
    items.append(content[start...])
    return items.map { $0.trimming(while: \.isWhitespace) }.filter { !$0.isEmpty }
  }

  private static func tag(_ item: Substring) -> Tag? {
    guard let mark = item.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    let key = item[..<mark].trimming { $0.isWhitespace || $0 == "\"" }
    let value = item[item.index(after: mark)...].trimming(while: \.isWhitespace)
    guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || "_-.".contains($0) }) else { return nil }
    for quote in ["'", "\""] where value.hasPrefix(quote) {
      guard value.count > 1, value.hasSuffix(quote) else { return nil }
      return Tag(key: String(key), value: String(value.dropFirst().dropLast()).replacing("\\'", with: "'"))
    }
    // Behind marginalia's line there may be words; elsewhere they separate pairs.
    if value.contains(where: \.isWhitespace) && !value.contains(":in ") { return nil }
    return Tag(key: String(key), value: String(value))
  }

  /// Whether a value can be a name, a path or a place of code such as `lib/a.rb:12:in 'find'`, not prose.
  private static func isPlace(_ value: String) -> Bool {
    let prose = value.firstRange(of: ":in ").map { value[..<$0.lowerBound] } ?? value[...]
    // `*` would end the comment.
    return !prose.contains(where: \.isWhitespace)
      && value.allSatisfy { $0.isLetter || $0.isNumber || "_-./:#%+<>=@~()[]{}|'` \\?&!,".contains($0) }
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Without the characters at both ends for which the condition holds.
  fileprivate func trimming(while condition: (Character) -> Bool) -> Substring {
    let head = drop(while: condition)
    guard let last = head.lastIndex(where: { !condition($0) }) else { return head.prefix(0) }
    return head[...last]
  }
}

extension String {
  /// Decodes `%2F`; what is no encoding stays.
  fileprivate var removingPercentEncoding: String {
    var decoded: [UInt8] = []
    var rest = utf8.dropFirst(0)
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
      if byte == UInt8(ascii: "%"), digits.count == 2 {
        decoded.append(UInt8(digits[0] * 16 + digits[1]))
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
