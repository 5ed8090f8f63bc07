import QueryTemplates
import SourceModel

/// The tokens of a statement as far as they tell two statements of one fingerprint apart.
///
/// A fingerprint ignores the order of select lists, repetitions, how many rows VALUES has, and digits in names of tables;
/// the server keeps such statements apart. Constants and parameters are all the same here, and a list of them counts as one.
struct StatementShape: Equatable {
  /// Hashes of the tokens.
  private var tokens: [UInt64] = []

  init(_ text: String) { self.init(SQLLexer.scan(Array(text.utf8)).tokens) }

  init(_ scanned: [SQLToken]) {
    for token in scanned {
      switch token.kind {
      case .comment: continue
      case .string, .bits, .number, .parameter, .placeholder: append(Self.value)
      case .word, .quotedName, .symbol: append(Self.hash(token.spelling))
      }
    }
    if tokens.last == Self.semicolon { tokens.removeLast() }
  }

  /// From 0, nothing in common, to 1, the same tokens in the same order.
  func closeness(to other: StatementShape) -> Double {
    if tokens == other.tokens { return 1 }
    let total = tokens.count + other.tokens.count
    return 1 - Double(tokens.editDistance(from: other.tokens)) / Double(total)
  }

  /// Appends a token; a value behind `value ,` and a row of values behind `( value ) ,` add nothing.
  private mutating func append(_ token: UInt64) {
    tokens.append(token)
    if tokens.hasSuffix([Self.value, Self.comma, Self.value]) { tokens.removeLast(2) }
    let row = [Self.open, Self.value, Self.close]
    if tokens.hasSuffix(row + [Self.comma] + row) { tokens.removeLast(4) }
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(bytes)
    return hash.value
  }

  private static let value = hash("$".utf8)
  private static let comma = hash(",".utf8)
  private static let semicolon = hash(";".utf8)
  private static let open = hash("(".utf8)
  private static let close = hash(")".utf8)
}

extension [UInt64] {
  fileprivate func hasSuffix(_ suffix: [UInt64]) -> Bool {
    count >= suffix.count && self.suffix(suffix.count) == suffix[...]
  }
}
