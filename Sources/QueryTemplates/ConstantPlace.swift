/// What the tokens before a constant say about it: whether it is data.
struct ConstantPlace {
  private var last: SQLToken?
  private var beforeLast: SQLToken?
  /// For each open parenthesis and the text outside of them: whether a list behind ORDER BY or GROUP BY has begun.
  private var isInOrder = [false]
  /// Whether the innermost parenthesis holds the modifiers of a type.
  private var isInModifiers = false
  private var setting = Setting.none

  /// How far a `SET a.b = …` has been read; the value of an extension's or an application's own setting is data, even
  /// where it looks like a name.
  private enum Setting { case none, set, name, qualified, value, other }

  private static let types = Keywords.set(
    """
    varchar char character varying nchar bpchar bit numeric decimal dec float timestamp timestamptz time timetz \
    interval vector halfvec
    """)
  private static let orderEnds = Keywords.set(
    "limit offset having fetch for window union except intersect rows range groups where order group by")
  private static let settingWords = Keywords.set("default on off true false")

  private var lastSymbol: [UInt8] { last?.kind == .symbol ? last?.spelling ?? [] : [] }
  private var lastWord: [UInt8] { last?.kind == .word ? last?.spelling ?? [] : [] }

  /// Whether a minus here is a sign.
  var expectsOperand: Bool {
    switch last?.kind {
    case nil: true
    case .symbol: lastSymbol != [UInt8(ascii: ")")] && lastSymbol != [UInt8(ascii: "]")]
    case .word: Keywords.expectOperand.contains(lastWord)
    default: false
    }
  }

  /// Whether a number is a position in ORDER BY or GROUP BY, or the modifier of a type.
  func keeps(_ number: SQLToken, next: SQLToken?) -> Bool {
    guard let value = Int(String(decoding: number.spelling, as: UTF8.self)) else { return false }
    if isInModifiers { return value < 100_000 }
    // PostgreSQL has at most 1,664 columns in a list.
    guard value <= 1664, isInOrder[isInOrder.count - 1] else { return false }
    let begins = lastWord == Self.by || lastSymbol == [UInt8(ascii: ",")]
    let ends =
      switch next?.kind {
      case nil, .word: true
      case .symbol: [",", ")", ";"].contains { next?.spelling == Array($0.utf8) }
      default: false
      }
    return begins && ends
  }

  /// Whether a word or a quoted name is the value that `SET` gives to a qualified setting.
  func isSettingValue(_ token: SQLToken) -> Bool {
    setting == .value && !(token.kind == .word && Self.settingWords.contains(token.spelling))
  }

  mutating func note(_ token: SQLToken) {
    switch token.kind {
    case .comment: return
    case .word:
      if token.spelling == Self.by {
        isInOrder[isInOrder.count - 1] = true
      } else if Self.orderEnds.contains(token.spelling) {
        isInOrder[isInOrder.count - 1] = false
      }
    case .symbol: note(symbol: token.spelling)
    default: break
    }
    noteSetting(token)
    beforeLast = last
    last = token
  }

  private mutating func note(symbol: [UInt8]) {
    switch symbol {
    case [UInt8(ascii: "(")]:
      isInModifiers = Self.types.contains(lastWord) && isBehindName
      if isInOrder.count < 1000 { isInOrder.append(false) }
    case [UInt8(ascii: ")")]:
      isInModifiers = false
      if isInOrder.count > 1 { isInOrder.removeLast() }
    case [UInt8(ascii: ",")]: break
    default: isInModifiers = false
    }
  }

  /// Whether the last token stands where a type does, behind a column or in a cast: some types are functions elsewhere.
  private var isBehindName: Bool {
    switch beforeLast?.kind {
    case .quotedName: true
    case .word: beforeLast?.spelling == Self.as || !Keywords.reserved.contains(beforeLast?.spelling ?? [])
    case .symbol:
      beforeLast?.spelling == [UInt8(ascii: ":"), UInt8(ascii: ":")] || beforeLast?.spelling == [UInt8(ascii: ".")]
    case .string, .number, .parameter, .bits, .placeholder, .comment, nil: false
    }
  }

  private mutating func noteSetting(_ token: SQLToken) {
    let isName = token.kind == .word || token.kind == .quotedName
    switch setting {
    case .none: setting = token.kind == .word && token.spelling == Self.set ? .set : .other
    case .set:
      let isScope = token.kind == .word && Self.scopes.contains(token.spelling)
      if !isScope { setting = isName ? .name : .other }
    case .name: setting = token.spelling == [UInt8(ascii: ".")] ? .qualified : .other
    case .qualified:
      if token.spelling == [UInt8(ascii: "=")] || token.spelling == Self.to { setting = .value }
    case .value, .other: break
    }
    if token.kind == .symbol && token.spelling == [UInt8(ascii: ";")] { setting = .none }
  }

  private static let `as` = Array("as".utf8)
  private static let by = Array("by".utf8)
  private static let set = Array("set".utf8)
  private static let to = Array("to".utf8)
  private static let scopes = Keywords.set("session local")
}
