internal import SourceModel

/// What a comment in a query's text says about where the query comes from, and nothing else that it says.
///
/// Read are sqlcommenter's `key='value'` pairs (https://google.github.io/sqlcommenter/spec), marginalia's `key:value` pairs
/// (https://github.com/basecamp/marginalia), dbt's JSON, the `name:` lines of sqlc, aiosql, HugSQL and PgTyped, the file and
/// line of EF Core's call sites, and a lone name of the code. docs/matching.md has the list.
package struct QueryComment: Hashable, Sendable {
  package struct Tag: Hashable, Sendable {
    package var key: String
    /// As it stands in the comment, without quotes.
    package var value: String

    /// The value without URL encoding; `%%` for `%` is what drivers leave that format the text once more, and `+` for a
    /// space what Go's encoding writes. A value with slashes was not encoded.
    package var decodedValue: String {
      if value.contains("/") { return value }
      return value.replacing("+", with: " ").replacing("%%", with: "%").removingPercentEncoding
    }
  }

  /// The pairs whose keys name a place in the code; see ``isKnown(key:)``.
  package private(set) var tags: [Tag] = []
  /// The name that a `name:` comment gives to the query, with what follows it, such as `GetUser :one`.
  package private(set) var name: String?
  /// The name of code that a comment consists of, such as `Title::newFromRow`; see ``codeName(in:)``.
  package private(set) var codeName: String?

  /// Reads a comment with its marks; nil when it says nothing of the kind.
  package init?(_ comment: String) {
    // pg_hint_plan's hints name tables and indexes.
    if comment.hasPrefix("/*+") { return nil }
    var text = comment[...]
    for mark in ["--", "/*"] where text.hasPrefix(mark) { text = text.dropFirst(2) }
    if text.hasSuffix("*/") { text = text.dropLast(2) }
    var content = text.trimming(while: \.isWhitespace)
    // dbt writes its pairs as JSON.
    if content.hasPrefix("{") && content.hasSuffix("}") { content = content.dropFirst().dropLast() }
    if let name = Self.name(in: content) ?? Self.namedQuery(in: content) {
      self.name = name
    } else {
      tags = Self.pairs(in: Self.withoutCallSiteMark(content)).filter {
        Self.isKnown(key: $0.key) && Self.isPlace($0.value)
      }
      codeName = tags.isEmpty ? Self.codeName(in: content) : nil
      if tags.isEmpty && codeName == nil { return nil }
    }
  }

  /// The comments among a text's tokens that say something, in order.
  package static func comments(among tokens: [SQLToken], of text: [UInt8]) -> [QueryComment] {
    tokens.filter { $0.kind == .comment }.compactMap {
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
    "action", "api", "app", "app_name", "application", "caller", "class", "code.file.path", "code.filepath",
    "code.function", "code.function.name", "code.line.number", "code.lineno", "code.namespace", "component",
    "controller",
    "controller_with_namespace", "db_driver", "db_system", "dddbs", "ddps", "endpoint", "file", "filename", "framework",
    "func", "function", "graphql", "handler", "job", "job_class", "line", "lineno", "location", "method", "module",
    "name", "namespaced_controller", "node_id", "operation", "operation_name", "query_name", "queryname", "route",
    "service", "sidekiq_job", "source", "source_location", "task", "view",
  ]

  // MARK: Forms

  /// EF Core's TagWithCallSite writes `File: path:line`.
  private static func withoutCallSiteMark(_ content: Substring) -> Substring {
    content.hasPrefix("File: ") ? "file:" + content.dropFirst(6) : content
  }

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
  func trimming(while condition: (Character) -> Bool) -> Substring {
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
