/// A sequence of a query's tokens as comparing reads it, over and over: numbers side by side, without references.
struct TokenReading: Hashable, Sendable {
  struct Key: Hashable, Sendable {
    var id: UInt64
    var kind: QueryToken.Kind
    var isReserved: Bool
    /// Whether it is a word that does not stand in queries on any table.
    var isTelling: Bool
    /// Whether it is the name of a table or a view.
    var isRelation = false

    var isValue: Bool { kind == .parameter || kind == .constant }
    /// Whether a name can begin with it.
    var isName: Bool { kind == .word && !isReserved }
    var isOpen: Bool { kind == .symbol && id == QueryToken.open.id }
    var isClose: Bool { kind == .symbol && id == QueryToken.close.id }
    var isComma: Bool { kind == .symbol && id == QueryToken.comma.id }
    var isDot: Bool { kind == .symbol && id == QueryToken.dot.id }
  }

  let keys: [Key]
  /// What each token is, and one more behind the last.
  let masks: [TokenMask]
  /// How many of the tokens are names of relations.
  let relationCount: Int
  /// Of the words; empty for other tokens.
  let spellings: [[UInt8]]
  /// For each `(`, where its `)` is, or the number of tokens where a cut text has none; -1 for other tokens.
  let closings: [Int32]

  init(_ tokens: [QueryToken]) {
    var keys = tokens.map { token in
      let isTelling = token.kind == .word && !Keywords.everyday.contains(token.id)
      return Key(id: token.id, kind: token.kind, isReserved: token.isReserved, isTelling: isTelling)
    }
    let isRelation = RelationNames(keys).isRelation
    for index in keys.indices { keys[index].isRelation = isRelation[index] }
    self.keys = keys
    masks = tokens.map { TokenMask($0) } + [.end]
    relationCount = isRelation.count { $0 }
    spellings = tokens.map(\.spelling)
    var closings = [Int32](repeating: -1, count: tokens.count)
    var open: [Int] = []
    for (index, key) in keys.enumerated() {
      if key.isOpen {
        closings[index] = Int32(tokens.count)
        open.append(index)
      } else if key.isClose, let start = open.popLast() {
        closings[start] = Int32(index)
      }
    }
    self.closings = closings
  }

  var count: Int { keys.count }

  /// Where a parenthesis that opens there has been closed; nil if none opens.
  func end(ofGroupAt position: Int) -> Int? {
    guard position < closings.count, closings[position] >= 0 else { return nil }
    return min(Int(closings[position]) + 1, count)
  }
}
