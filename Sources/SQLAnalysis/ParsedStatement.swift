package import PostgresParser
package import SourceModel

/// One statement: its text, its tree, and the query inside of it where it only wraps one.
package struct ParsedStatement: Sendable {
  /// As given; all offsets are offsets into it.
  package var text: [UInt8]
  package var root: SyntaxNode
  /// The query inside EXPLAIN, DECLARE … CURSOR FOR and PREPARE … AS; the statement itself for everything else.
  package var inner: SyntaxNode
  /// Where `inner` stands in the text.
  package var innerRange: ByteRange

  /// - Throws: ``ParseFailure/statementCount(_:)`` unless the text holds exactly one statement.
  package init(_ text: [UInt8]) throws(ParseFailure) {
    let tree = try PostgresParser.parse(text)
    guard tree.statements.count == 1, let root = tree.statements[0][.stmt] else {
      throw .statementCount(tree.statements.count)
    }
    self.text = text
    self.root = root
    inner = root
    innerRange = ByteRange(start: 0, end: text.count)
    while let wrapped = inner.wrappedQuery {
      let start = try Self.startOfQuery(in: text, from: innerRange.start, wrapper: inner)
      innerRange = ByteRange(start: start, end: text.count)
      inner = wrapped
    }
  }

  /// Whether the server plans the statement, rather than doing what its text says.
  var isPlanned: Bool { [.select, .insert, .update, .delete, .merge].contains(root.kind) }

  /// Of the inner query, so that a query and a cursor for it are found to be the same.
  package var fingerprint: Fingerprint {
    get throws(ParseFailure) { try PostgresParser.fingerprint(Array(text[innerRange.start...])) }
  }

  /// The offset at which the query behind EXPLAIN, DECLARE or PREPARE starts.
  private static func startOfQuery(
    in text: [UInt8], from start: Int, wrapper: SyntaxNode
  ) throws(ParseFailure) -> Int {
    let tokens = try PostgresParser.scan(Array(text[start...])).filter { $0.tokenClass != .comment }
    var depth = 0
    // EXPLAIN's query follows its options, that of the others a word.
    let word = wrapper.kind == .prepare ? "as" : "for"
    var isNext = wrapper.kind == .explain
    for (position, token) in tokens.enumerated().dropFirst() {
      let range = start + token.range.start..<start + token.range.end
      let spelling = String(decoding: text[range], as: UTF8.self).lowercased()
      // Options stand in brackets, and so may the query.
      let isOption =
        wrapper.kind == .explain
        && (["analyze", "analyse", "verbose"].contains(spelling)
          || (position == 1 && spelling == "(" && !wrapper.nodes(.options).isEmpty))
      if depth == 0, isNext, !isOption { return range.lowerBound }
      if token.tokenClass == .openBracket { depth += 1 }
      if token.tokenClass == .closeBracket { depth -= 1 }
      if depth == 0, spelling == word { isNext = true }
    }
    return start
  }
}

extension SyntaxNode {
  fileprivate var wrappedQuery: SyntaxNode? {
    [.explain, .declareCursor, .prepare].contains(kind) ? self[.query] : nil
  }
}
