internal import PostgresParser
internal import SourceModel

extension CatalogueReader {
  /// What a definition says of an index behind the table or behind `UNIQUE` and its like: the method unless it is the usual one,
  /// the keys, and all that follows, on one line and without comments.
  ///
  /// It is the statement's own text, since a tree cannot be printed as it was written.
  func keyText(behind node: SyntaxNode) -> String {
    guard let start = node.offset, let tokens = try? PostgresParser.scan(statementText) else { return "" }
    var words: [String] = []
    var (depth, end) = (0, 0)
    for token in tokens where token.range.start >= start && token.tokenClass != .comment {
      let word = text(of: token, in: statementText)
      // Before it stand the name and what kind of constraint it is.
      if words.isEmpty, token.tokenClass != .openBracket, word.lowercased() != "using" { continue }
      if token.tokenClass == .openBracket { depth += 1 }
      if token.tokenClass == .closeBracket { depth -= 1 }
      let isEnd = depth == 0 && [.comma, .semicolon].contains(token.tokenClass)
      if depth < 0 || isEnd { break }
      words.append((token.range.start > end && !words.isEmpty ? " " : "") + word)
      end = token.range.end
    }
    let definition = words.joined()
    let usual = "using btree "
    return definition.lowercased().hasPrefix(usual) ? String(definition.dropFirst(usual.count)) : definition
  }
}

extension DatabaseObject {
  /// Names a column otherwise where the definition has it.
  mutating func renameInDefinition(_ old: String, to new: String) {
    let bytes = Array(definition.utf8)
    guard !bytes.isEmpty, let tokens = try? PostgresParser.scan(bytes) else { return }
    var (renamed, end) = ("", 0)
    for token in tokens {
      let word = text(of: token, in: bytes)
      renamed += String(decoding: bytes[end..<token.range.start], as: UTF8.self)
      renamed += word == old.quoted || word.lowercased() == old ? new.quoted : word
      end = token.range.end
    }
    definition = renamed
  }
}

extension String {
  /// A name as it is written: in quotes where it could be read otherwise.
  var quoted: String {
    let isPlain = utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    return isPlain ? self : "\"" + replacing("\"", with: "\"\"") + "\""
  }
}

private func text(of token: ScannedToken, in bytes: [UInt8]) -> String {
  String(decoding: bytes[token.range.start..<token.range.end], as: UTF8.self)
}
