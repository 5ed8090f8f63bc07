/// Casts behind values (`$1::date`, `$1::numeric(10, 2)[]`), which drivers add: they are a part of the value.
extension ValueFolding {
  /// Whether the token belongs to a cast.
  mutating func absorbCast(_ token: SQLToken, into output: inout [QueryToken]) -> Bool {
    let isName = token.kind == .word || token.kind == .quotedName
    switch cast {
    case .none: return false
    case .mark, .typeDot:
      if isName {
        cast = Self.times.contains(token.spelling) ? .time : .type
      } else {
        flush(into: &output)
      }
      return isName
    case .time where token.kind == .word && Self.timeEndings.contains(token.spelling): return true
    case .type, .time: return absorbBehindType(token)
    case .modifier:
      if token.spelling == [UInt8(ascii: ")")] { cast = .type }
      return true
    case .bracket:
      if token.spelling == [UInt8(ascii: "]")] { cast = .type }
      return true
    }
  }

  private mutating func absorbBehindType(_ token: SQLToken) -> Bool {
    switch (token.kind, token.spelling) {
    case (.symbol, [UInt8(ascii: ".")]): cast = .typeDot
    case (.symbol, [UInt8(ascii: "(")]): cast = .modifier
    case (.symbol, [UInt8(ascii: "[")]): cast = .bracket
    case (.symbol, QueryToken.castSpelling): cast = .mark
    case (.word, let word) where Self.typeEndings.contains(word): break
    default:
      cast = .none
      return false
    }
    return true
  }

  /// Whether a hole stands within a cast, where it can only be a type.
  mutating func absorbHoleInCast() -> Bool {
    switch cast {
    case .none: return false
    case .type, .time:
      cast = .none
      return false
    case .mark, .typeDot:
      cast = .type
      return true
    case .modifier, .bracket: return true
    }
  }

  private static let times = Keywords.set("time timestamp")
  private static let timeEndings = Keywords.set("with without time zone")
  private static let typeEndings = Keywords.set("precision varying")
}

extension QueryToken {
  fileprivate static let castSpelling = Array("::".utf8)
}
