internal import SourceModel

extension PostgresParser {
  /// How deep the parse tree can get: the most operators, joins, set operations and open brackets that are pending at one
  /// place.
  ///
  /// Each item of a list starts anew, and chains of AND and OR and the arms of a CASE are flat in PostgreSQL's tree, so
  /// that operators do not add up over these. Joins and set operations do: `a UNION b UNION c` leans to the left.
  static func depth(of tokens: [ScannedToken], in text: [UInt8]) -> Int {
    var levels = [(operators: 0, joins: 0)]
    var pending = 0
    var deepest = 0
    for token in tokens {
      let top = levels.count - 1
      switch DepthStep(token, in: text) {
      case .open:
        levels.append((0, 1))
        pending += 1
      case .close where top > 0:
        pending -= levels[top].operators + levels[top].joins - 1
        levels.removeLast()
        levels[top - 1].operators += 1
      case .separate:
        pending -= levels[top].operators
        levels[top].operators = 0
      case .join:
        pending += 1 - levels[top].operators
        levels[top] = (0, levels[top].joins + 1)
      case .chain:
        pending += 1
        levels[top].operators += 1
      case .close, .none: break
      }
      deepest = max(deepest, pending)
    }
    return deepest
  }

  private enum DepthStep {
    case open, close, separate, join, chain, none

    init(_ token: ScannedToken, in text: [UInt8]) {
      self =
        switch token.tokenClass {
        case .openBracket: .open
        case .closeBracket: .close
        case .comma, .semicolon: .separate
        case .operator: .chain
        case .keyword:
          switch String(decoding: text[token.range.start..<token.range.end], as: UTF8.self).lowercased() {
          case "case": .open
          case "end": .close
          case "and", "or", "when", "then", "else": .separate
          case "union", "except", "intersect", "join": .join
          default: .chain
          }
        default: .none
        }
    }
  }
}
