package import SourceModel

extension PostgresParser {
  /// The ranges of the statements of a script, found by the scanner alone: one that cannot be parsed spoils nothing.
  ///
  /// A range starts at the comments before a statement and ends with its last token, without the semicolon. As in psql
  /// (`fe_utils/psqlscan.l`), semicolons in the brackets of a rule and between BEGIN ATOMIC and its END do not end it;
  /// in any other bracket they do, so that one that is never closed costs one statement.
  package static func split(_ script: [UInt8]) throws(ParseFailure) -> [ByteRange] {
    var ranges: [ByteRange] = []
    var statement = OpenStatement()
    for token in try scan(script) {
      if token.tokenClass == .semicolon, statement.canEnd {
        if let range = statement.range { ranges.append(range) }
        statement = OpenStatement()
      } else {
        statement.append(token, in: script)
      }
    }
    if let range = statement.range { ranges.append(range) }
    return ranges
  }

  /// What the tokens since the last semicolon tell.
  private struct OpenStatement {
    private var start: Int?
    private var end: Int?
    /// The first words in lower case, as many as tell what is created.
    private var verbs: [String] = []
    private var brackets = 0
    private var blocks = 0

    /// nil where there are only comments.
    var range: ByteRange? {
      guard let start, let end else { return nil }
      return ByteRange(start: start, end: end)
    }

    var canEnd: Bool { blocks == 0 && (brackets == 0 || !creates("rule")) }

    mutating func append(_ token: ScannedToken, in script: [UInt8]) {
      start = start ?? token.range.start
      if token.tokenClass == .comment { return }
      end = token.range.end
      switch token.tokenClass {
      case .openBracket: brackets += 1
      case .closeBracket: brackets = max(brackets - 1, 0)
      case .keyword where verbs.count < 4 || brackets == 0: note(token, in: script)
      default: break
      }
    }

    private mutating func note(_ token: ScannedToken, in script: [UInt8]) {
      let word = String(decoding: script[token.range.start..<token.range.end], as: UTF8.self).lowercased()
      if verbs.count < 4 { verbs.append(word) }
      guard brackets == 0, creates("function") || creates("procedure") else { return }
      if word == "begin" || (word == "case" && blocks > 0) { blocks += 1 }
      if word == "end", blocks > 0 { blocks -= 1 }
    }

    private func creates(_ kind: String) -> Bool {
      verbs.first == "create"
        && (verbs.dropFirst().first == kind || verbs.starts(with: ["create", "or", "replace", kind]))
    }
  }
}
