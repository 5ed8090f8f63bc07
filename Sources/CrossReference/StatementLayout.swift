import QueryTemplates
import SourceModel

/// How a statement is written where it means nothing to the server: white space, the case of letters, the number of rows
/// behind VALUES.
///
/// The server keeps a statement's text as whoever sent it first wrote it, so among sites that match alike the one that
/// writes it in the same way is the likelier one.
struct StatementLayout {
  private enum Rows {
    /// No VALUES, or one of which a single value may stand for all rows that the driver writes.
    case any
    case one, several
  }

  /// Hashes of the tokens as written, each with the white space before it. All values are the same. Lists of them and rows
  /// of VALUES are left out, since drivers write these.
  private var tokens: [UInt64] = []
  private var rows = Rows.any

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(SQLLexer.scan(bytes).tokens, of: bytes)
  }

  init(_ tokens: [SQLToken], of bytes: [UInt8]) {
    let scanned = tokens.filter { $0.kind != .comment }
    var index = 0
    while index < scanned.count {
      let start = index > 0 ? scanned[index - 1].range.end : scanned[index].range.start
      append(scanned[index], behind: bytes[start..<scanned[index].range.start], in: bytes)
      index = index > 0 && scanned[index - 1].isWord("values") ? readRows(scanned, from: index) : index + 1
    }
  }

  /// From 0 to 1, where nothing tells the two apart.
  func likeness(to sent: StatementLayout) -> Double {
    let isTooFew = sent.hasSeveralRows && !canHaveSeveralRows
    if tokens == sent.tokens { return isTooFew ? 0.5 : 1 }
    let total = tokens.count + sent.tokens.count
    let alike = 1 - Double(tokens.editDistance(from: sent.tokens)) / Double(total)
    return isTooFew ? alike / 2 : alike
  }

  var hasSeveralRows: Bool { rows == .several }
  /// A single value may stand for all rows.
  var canHaveSeveralRows: Bool { rows != .one }

  private mutating func append(_ token: SQLToken, behind gap: ArraySlice<UInt8>, in bytes: [UInt8]) {
    let isValue = token.isValue
    if isValue, tokens.count > 1, tokens[tokens.count - 1] == Self.comma, tokens[tokens.count - 2] == Self.value {
      tokens.removeLast()
      return
    }
    if token.isSymbol(",") { return tokens.append(tokens.last == Self.value ? Self.comma : Self.comma ^ 1) }
    if isValue { return tokens.append(Self.value) }
    var hash = StableHash()
    hash.combine(gap.filter { $0 <= UInt8(ascii: " ") })
    hash.combine(Array(bytes[token.range.start..<token.range.end]))
    tokens.append(hash.value)
  }

  /// Reads `(…), (…)`, whose first parenthesis is at the index, and returns the index behind them.
  private mutating func readRows(_ scanned: [SQLToken], from start: Int) -> Int {
    var (depth, rowCount, isList) = (0, 0, false)
    var index = start
    while index < scanned.count {
      let token = scanned[index]
      if token.isSymbol("(") {
        depth += 1
        if depth == 1 { rowCount += 1 }
      } else if token.isSymbol(")") {
        depth -= 1
      } else if token.isSymbol(",") {
        if depth == 1 { isList = true }
      } else if depth == 0 {
        break
      }
      index += 1
    }
    rows = rowCount > 1 ? .several : isList ? .one : .any
    return max(index, start + 1)
  }

  private static let value = StableHash.of("$")
  private static let comma = StableHash.of(",")
}

extension SQLToken {
  fileprivate var isValue: Bool {
    switch kind {
    case .string, .bits, .number, .parameter, .placeholder: true
    case .word, .quotedName, .symbol, .comment: false
    }
  }

  fileprivate func isWord(_ word: String) -> Bool { kind == .word && spelling.elementsEqual(word.utf8) }
  fileprivate func isSymbol(_ symbol: String) -> Bool { kind == .symbol && spelling.elementsEqual(symbol.utf8) }
}
