/// The tokens of a text that a server ran, ready to be matched with templates.
package struct QueryTokens: Hashable, Sendable {
  /// Without what stands around the query (EXPLAIN, DECLARE … CURSOR FOR, PREPARE … AS) in the later readings.
  let readings: [TokenReading]
  /// Whether the text's end is missing, so that it matches as a beginning.
  package let isTruncated: Bool

  /// - Parameters:
  ///   - text: one statement. What stands behind a semicolon is left out.
  ///   - isTruncated: whether the text is known to be cut; a text that ends within quotes is in any case.
  package init(_ text: [UInt8], isTruncated: Bool = false) {
    self.init(SQLLexer.scan(text), isTruncated: isTruncated)
  }

  /// The same of a text that is scanned already.
  package init(_ scan: (tokens: [SQLToken], isComplete: Bool), isTruncated: Bool = false) {
    self.isTruncated = isTruncated || !scan.isComplete
    var folding = ValueFolding()
    var tokens: [QueryToken] = []
    // The last word of a cut text may be the beginning of a longer one.
    for token in isTruncated ? scan.tokens.dropLast()[...] : scan.tokens[...] {
      folding.take(token, into: &tokens)
      if tokens.last?.kind == .end {
        tokens.removeLast()
        if !tokens.isEmpty { break }
      }
    }
    // What a cut text holds back might have become a value.
    if !self.isTruncated { folding.flush(into: &tokens) }
    readings = Self.readings(of: tokens).map(TokenReading.init)
  }

  /// The ids of the words in it.
  package var words: Set<UInt64> {
    Set((readings.first?.keys ?? []).lazy.filter { $0.kind == .word }.map(\.id))
  }

  /// The number of tokens, values counted once.
  package var count: Int { readings.first?.count ?? 0 }

  private static func readings(of tokens: [QueryToken]) -> [[QueryToken]] {
    var readings = [tokens]
    if let start = startOfQuery(in: tokens) { readings.append(Array(tokens[start...])) }
    return readings + readings.compactMap(withoutRepeatedRows)
  }

  /// Where the query begins within EXPLAIN, DECLARE or PREPARE; nil for other statements.
  private static func startOfQuery(in tokens: [QueryToken]) -> Int? {
    switch tokens.first?.spelling {
    case Words.explain:
      var start = 1
      if tokens.dropFirst().first == .open { start = (closing(tokens, from: 1) ?? 0) + 1 }
      while start < tokens.count, Words.explainOptions.contains(tokens[start].spelling) { start += 1 }
      return start
    case Words.declare: return start(behind: Words.for, in: tokens)
    case Words.prepare: return start(behind: Words.as, in: tokens)
    default: return nil
    }
  }

  private static func start(behind word: [UInt8], in tokens: [QueryToken]) -> Int? {
    tokens.prefix(64).firstIndex { $0.kind == .word && $0.spelling == word }.map { $0 + 1 }
  }

  /// The tokens with rows of VALUES that repeat the row before them left out; nil if there are none.
  ///
  /// Rows of nothing but values are a single value already; these are rows such as `($1, now())`.
  private static func withoutRepeatedRows(_ tokens: [QueryToken]) -> [QueryToken]? {
    guard let values = tokens.firstIndex(where: { $0.kind == .word && $0.spelling == Words.values }) else { return nil }
    var start = values + 1
    guard start < tokens.count, tokens[start] == .open, let end = closing(tokens, from: start) else { return nil }
    let row = tokens[start...end]
    start = end + 1
    while start + row.count < tokens.count, tokens[start] == .comma,
      tokens[(start + 1)...(start + row.count)].elementsEqual(row)
    {
      start += row.count + 1
    }
    return start > end + 1 ? Array(tokens[...end] + tokens[start...]) : nil
  }

  private static func closing(_ tokens: [QueryToken], from open: Int) -> Int? {
    var depth = 0
    for index in open..<tokens.count {
      if tokens[index] == .open { depth += 1 }
      if tokens[index] == .close { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private enum Words {
    static let explain = Array("explain".utf8)
    static let explainOptions = Keywords.set("analyze verbose")
    static let declare = Array("declare".utf8)
    static let `for` = Array("for".utf8)
    static let prepare = Array("prepare".utf8)
    static let `as` = Array("as".utf8)
    static let values = Array("values".utf8)
  }
}
